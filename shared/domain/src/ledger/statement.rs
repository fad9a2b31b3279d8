//! An account statement: what a customer owed before the first day, what changed it from day to day, and what it owes at
//! the end of the last.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::currency::Currency;
use crate::event::{Event, JournalEntry};
use crate::id::{CreditNoteId, InvoiceId};
use crate::money::{Money, MoneyError};

/// What changes what a customer owes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posted {
    /// An invoice was issued.
    Invoice,
    /// A credit note was issued.
    CreditNote,
    /// A payment was applied.
    Payment,
    /// Money was paid back.
    Refund,
}

/// A change, as a statement shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementEntry {
    /// The day it counts from, in the merchant's zone.
    pub effective_on: Date,
    /// What it was.
    pub posted: Posted,
    /// The number (BT-1) of the document it is about: of a payment, of the invoice it settles.
    pub number: String,
    /// By how much: above zero the customer owes more.
    pub amount: Money,
    /// What is owed after it.
    pub balance: Money,
}

/// What a customer owed from one day to another, both included, in one currency. Every sum is exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// What was owed before the first day.
    pub opening: Money,
    /// What changed it: by the day it counts from, those of a day as they were recorded.
    pub entries: Vec<StatementEntry>,
    /// What was added to it in all.
    pub debits: Money,
    /// What was taken off it in all, above zero.
    pub credits: Money,
    /// What is owed at the end of the last day; below zero it is to the customer's credit.
    pub closing: Money,
}

impl Statement {
    /// The statement over the journal of one customer. `journal` is all of it in the currency, from the first entry on:
    /// what was owed before the first day, and the numbers of what is paid, follow from what lies before.
    pub fn of(journal: &[JournalEntry], currency: Currency, from: Date, to: Date) -> Result<Self, MoneyError> {
        let nothing = Money::zero(currency);
        let numbers = Numbers::of(journal);
        let mut statement = Self {
            from,
            to,
            opening: nothing,
            entries: Vec::new(),
            debits: nothing,
            credits: nothing,
            closing: nothing,
        };
        for (entry, effective_on, amount) in in_order(journal, currency) {
            if effective_on > to {
                break;
            }
            statement.closing = statement.closing.checked_add(amount)?;
            if effective_on < from {
                statement.opening = statement.closing;
                continue;
            }
            if amount.is_negative() {
                statement.credits = statement.credits.checked_sub(amount)?;
            } else {
                statement.debits = statement.debits.checked_add(amount)?;
            }
            let (posted, number) = numbers.told_by(entry);
            let balance = statement.closing;
            statement.entries.push(StatementEntry { effective_on, posted, number, amount, balance });
        }
        Ok(statement)
    }
}

/// Every posting in the currency with its entry, by day, then as they were recorded.
fn in_order(journal: &[JournalEntry], currency: Currency) -> Vec<(&JournalEntry, Date, Money)> {
    let postings = journal.iter().flat_map(|entry| entry.postings.iter().map(move |posting| (entry, posting)));
    let postings = postings.filter(|(_, posting)| posting.amount.currency() == currency);
    let mut postings: Vec<_> = postings.map(|(entry, posting)| (entry, posting.effective_on, posting.amount)).collect();
    postings.sort_by_key(|(entry, effective_on, _)| (*effective_on, entry.id.ulid()));
    postings
}

/// The numbers of what was issued to the customer.
struct Numbers {
    invoices: BTreeMap<InvoiceId, String>,
    notes: BTreeMap<CreditNoteId, String>,
}

impl Numbers {
    fn of(journal: &[JournalEntry]) -> Self {
        let mut numbers = Self { invoices: BTreeMap::new(), notes: BTreeMap::new() };
        for entry in journal {
            match (&entry.event, entry.subject.invoice()) {
                (Event::InvoiceIssued { number, .. }, Some(invoice)) => {
                    numbers.invoices.insert(invoice, number.to_string());
                }
                (Event::CreditNoteIssued { credit_note, number, .. }, _) => {
                    numbers.notes.insert(*credit_note, number.to_string());
                }
                _ => {}
            }
        }
        numbers
    }

    /// What an entry that posts is, and the number of the document it is about.
    fn told_by(&self, entry: &JournalEntry) -> (Posted, String) {
        let of_invoice = || entry.subject.invoice().and_then(|invoice| self.invoices.get(&invoice)).cloned();
        let (posted, number) = match &entry.event {
            Event::CreditNoteIssued { number, .. } => (Posted::CreditNote, Some(number.to_string())),
            Event::CreditNoteRefunded { credit_note, .. } => (Posted::Refund, self.notes.get(credit_note).cloned()),
            Event::PaymentReceived { .. } => (Posted::Payment, of_invoice()),
            _ => (Posted::Invoice, of_invoice()),
        };
        (posted, number.unwrap_or_default())
    }
}
