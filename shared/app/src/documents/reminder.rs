//! Gathers what a reminder letter says: the invoice, and how it stands.

use domain::id::InvoiceId;
use domain::invoice::{Invoice, InvoiceState};
use jiff::civil::Date;

use super::pay_link;
use crate::desk::Act;
use crate::failure::{Error, Rejection};
use crate::invoices::{Found, read};
use crate::ports::Store;

/// What a reminder letter says.
#[derive(Debug, Clone)]
pub struct ReminderMatter {
    /// What is reminded of.
    pub invoice: Box<Invoice>,
    /// What is open of it.
    pub state: Box<InvoiceState>,
    /// The day of the letter, in the merchant's zone.
    pub today: Date,
    /// Where it can be paid.
    pub pay_link: String,
}

/// Reads what a reminder of an invoice would say today. It sends nothing and changes nothing.
///
/// Refused is a draft (`invoice_not_issued`), what is paid, credited, contested or given up (`nothing_to_remind_of`) and
/// what is not overdue yet (`invoice_not_overdue`).
pub async fn reminder(store: &impl Store, act: &Act, id: InvoiceId, public_url: &str) -> Result<ReminderMatter, Error> {
    let Found::Issued(invoice, state) = read(store, act, id).await? else {
        let detail = "a draft is not owed; issue it before it is reminded of";
        return Err(Rejection::new("invoice_not_issued", detail).into());
    };
    if state.is_paid() || state.disputed || state.uncollectible {
        let detail = "nothing of the invoice is claimed any more: it is paid, credited, contested or given up";
        return Err(Rejection::new("nothing_to_remind_of", detail).into());
    }
    let today = invoice.time_zone.date_at(act.now);
    if today <= invoice.due_date {
        let detail = format!("the invoice is due on {}; remind of it from the day after", invoice.due_date);
        return Err(Rejection::new("invoice_not_overdue", detail).into());
    }
    let pay_link = pay_link(public_url, &invoice);
    Ok(ReminderMatter { invoice, state, today, pay_link })
}
