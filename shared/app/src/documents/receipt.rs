//! Gathers what a receipt says: the payment, and the invoice it was for.

use domain::event::{Event, JournalEntry};
use domain::id::{InvoiceId, PaymentId};
use domain::invoice::Invoice;
use domain::money::Money;
use domain::payment::Payment;
use jiff::civil::Date;

use crate::desk::Act;
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::invoices::{Found, read, timeline};
use crate::ports::{Records, Store};
use crate::rows::keys;

/// How many rows of a journal are read at a time.
const PAGE: usize = 100;

/// How many pages of a journal are read until the payment is found: an invoice has tens of rows.
const PAGES_MAX: usize = 50;

/// What a receipt says.
#[derive(Debug, Clone)]
pub struct ReceiptMatter {
    /// What was paid.
    pub invoice: Box<Invoice>,
    /// The payment.
    pub payment: Payment,
    /// The day the money came in, in the merchant's zone.
    pub received_on: Date,
    /// What was open after it.
    pub open: Money,
    /// The day of the receipt, in the merchant's zone.
    pub today: Date,
}

/// Reads what a receipt for a payment of an invoice says. It is the same whenever it is asked for: what was paid later
/// does not change it.
///
/// Refused is a draft or an unknown invoice or payment (`not_found`).
pub async fn receipt(store: &impl Store, act: &Act, id: InvoiceId, payment: PaymentId) -> Result<ReceiptMatter, Error> {
    let Found::Issued(invoice, _) = read(store, act, id).await? else {
        return Err(Rejection::not_found("payment").into());
    };
    let found: Option<Payment> = store.find(&keys::payment(act.merchant, id, payment)).await?;
    let payment = found.ok_or_else(|| Rejection::not_found("payment"))?;
    let (entry, open) = told_by(store, act, &payment).await?;
    let zone = &invoice.time_zone;
    let posted = entry.postings.first().map(|posting| posting.effective_on);
    let received_on = posted.unwrap_or_else(|| zone.date_at(payment.received_at));
    let today = zone.date_at(act.now);
    Ok(ReceiptMatter { invoice, payment, received_on, open, today })
}

/// The journal row that tells of a payment, and what it left open.
async fn told_by(store: &impl Store, act: &Act, payment: &Payment) -> Result<(JournalEntry, Money), Error> {
    let mut after = None;
    for _ in 0..PAGES_MAX {
        let page = timeline(store, act, payment.invoice, after, PAGE).await?;
        after = page.items.last().map(|entry| entry.id);
        for entry in page.items {
            match entry.event {
                Event::PaymentReceived { payment: told, open, .. } if told == payment.id => return Ok((entry, open)),
                _ => {}
            }
        }
        if !page.has_more {
            break;
        }
    }
    Err(Failure::new(FailureKind::Corrupt, "find the news of a payment").into())
}
