//! Reminds of invoices that are overdue, when the schedule fires; its own time is the clock.

use app::desk::AnyDesk;
use app::dunning::{Reminded, remind_overdue};
use app::failure::Failure;
use domain::event::Correlation;
use jiff::Timestamp;

/// What reminding works with.
#[derive(Debug, Clone)]
pub struct Ports<D> {
    /// The desk.
    pub desk: D,
}

/// Reminds of everything that is due at `now`. Firing again reminds nobody twice.
pub async fn handle<D: AnyDesk>(
    ports: &Ports<D>,
    now: Timestamp,
    correlation: &Correlation,
) -> Result<Reminded, Failure> {
    remind_overdue(ports.desk.desk(), now, correlation).await
}
