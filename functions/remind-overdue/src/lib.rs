//! Reminds of invoices that are overdue, when the schedule fires; its own time is the clock.

use app::desk::AnyDesk;
use app::dunning::{Reminded, remind_overdue};
use app::failure::Failure;
use domain::event::Correlation;
use jiff::Timestamp;

/// Reminds of everything that is due at `now`. Firing again reminds nobody twice.
pub async fn handle<D: AnyDesk>(desk: &D, now: Timestamp, correlation: &Correlation) -> Result<Reminded, Failure> {
    remind_overdue(desk.desk(), now, correlation).await
}
