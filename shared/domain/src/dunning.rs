//! Dunning: when an unpaid invoice is chased. For now one reminder, a merchant's number of days after the due date.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::invoice::{Invoice, InvoiceState};

/// How many reminders an invoice gets.
pub const REMINDERS_MAX: u32 = 1;

/// When the first reminder falls due: at the start of the day after the due date and the merchant's days of grace, in
/// the merchant's zone. An invoice is overdue from the day after its due date.
pub fn first_reminder_at(invoice: &Invoice) -> Option<Timestamp> {
    let day: Date = invoice.reminder_after_days.after(invoice.due_date)?.tomorrow().ok()?;
    invoice.time_zone.start_of(day)
}

/// Reminds, where there is something to remind of: the state after the reminder, or none when the invoice is paid,
/// contested, already reminded or not yet due for it.
pub fn remind(state: &InvoiceState, now: Timestamp) -> Option<InvoiceState> {
    let due = state.next_action_at.is_some_and(|at| at <= now);
    if !due || state.is_paid() || state.disputed || state.reminders >= REMINDERS_MAX {
        return None;
    }
    Some(InvoiceState { reminders: state.reminders.saturating_add(1), next_action_at: None, ..state.next() })
}
