//! Puts back on its way what a crash left behind, when the schedule fires; its own time is the clock.

use app::desk::AnyDesk;
use app::failure::Failure;
use app::ports::Queues;
use app::sweep::{Swept, sweep};
use jiff::Timestamp;

/// What sweeping works with.
#[derive(Debug, Clone)]
pub struct Ports<D, Q> {
    /// The desk.
    pub desk: D,
    /// The queues.
    pub queues: Q,
}

/// Takes up everything that has waited too long at `now`.
pub async fn handle<D: AnyDesk, Q: Queues>(ports: &Ports<D, Q>, now: Timestamp) -> Result<Swept, Failure> {
    sweep(ports.desk.desk(), &ports.queues, now).await
}
