//! Who reads which news, and how the news gets there.

mod relay;

pub use relay::{relay, relay_row};

use domain::event::{Event, JournalEntry};

use crate::ports::{Message, Queue};

/// The queue whose reader acts on an event.
pub fn queue_for(event: &Event) -> Option<Queue> {
    match event {
        Event::InvoiceIssued { .. } | Event::CreditNoteIssued { .. } => Some(Queue::RenderInvoice),
        Event::InvoiceDrawn { .. }
        | Event::CreditNoteDrawn { .. }
        | Event::PaymentReceived { .. }
        | Event::InvoiceReminded { .. } => Some(Queue::SendMail),
        Event::InvoiceSubmitted { .. }
        | Event::InvoiceApproved { .. }
        | Event::InvoiceUncollectible { .. }
        | Event::CreditNoteRefunded { .. }
        | Event::MailSent { .. }
        | Event::MailFailed { .. }
        | Event::PaymentUnmatched { .. }
        | Event::InvoiceDisputed { .. } => None,
    }
}

/// Whether anybody waits for the news of an event.
pub fn has_reader(event: &Event) -> bool {
    queue_for(event).is_some()
}

/// What a journal row puts on a queue: names only.
pub fn message_of(entry: &JournalEntry) -> Option<(Queue, Message)> {
    let queue = queue_for(&entry.event)?;
    let message = Message {
        schema: 1,
        merchant: entry.merchant,
        invoice: entry.subject.invoice()?,
        event: entry.id,
        name: entry.event.name().to_owned(),
        correlation: entry.correlation.clone(),
    };
    Some((queue, message))
}
