//! The words of letters about money in each language. What stands in braces is filled in.

mod ar;
mod da;
mod en;
mod ro;

use domain::language::Language;

use super::Headings;
use crate::sheet::{EntryKind, Letter, Means};

/// Every word of one language. In its sentences `{customer}`, `{number}`, `{date}` and `{due}` of the invoice, the
/// `{amount}` the letter speaks of, what is `{open}`, and the `{days}` since it was due are filled in.
#[derive(Debug)]
pub(crate) struct LetterLabels {
    pub(crate) reminder: Headings,
    pub(crate) receipt: Headings,
    pub(crate) statement: Headings,
    /// The first line of a letter.
    pub(crate) greeting: &'static str,
    /// The last line of a letter, above the seller.
    pub(crate) closing: &'static str,
    /// What a reminder says, by paragraphs.
    pub(crate) reminds: [&'static str; 2],
    /// What a receipt says where nothing is open any more.
    pub(crate) thanks: &'static str,
    /// What a receipt says where something is.
    pub(crate) thanks_for_part: &'static str,
    /// What a statement says where something is owed.
    pub(crate) owes: &'static str,
    /// What a statement says where the customer has something to its credit.
    pub(crate) is_owed: &'static str,
    /// What a statement says where nothing is owed either way.
    pub(crate) is_even: &'static str,
    pub(crate) days_overdue: &'static str,
    /// Above what an invoice claims.
    pub(crate) claimed: &'static str,
    /// Above what of it was paid or credited.
    pub(crate) settled: &'static str,
    /// Beside what is still open.
    pub(crate) open: &'static str,
    pub(crate) received_on: &'static str,
    pub(crate) means: &'static str,
    pub(crate) online: &'static str,
    pub(crate) recorded: &'static str,
    /// Above what names a movement of money.
    pub(crate) movement: &'static str,
    /// Beside the days of a statement.
    pub(crate) period: &'static str,
    pub(crate) date: &'static str,
    /// Above what an entry is.
    pub(crate) entry: &'static str,
    pub(crate) number: &'static str,
    pub(crate) debit: &'static str,
    pub(crate) credit: &'static str,
    pub(crate) balance: &'static str,
    pub(crate) opening: &'static str,
    pub(crate) closing_balance: &'static str,
    /// What an entry is.
    pub(crate) entries: Entries,
}

/// What entries of an account are called.
#[derive(Debug)]
pub(crate) struct Entries {
    pub(crate) invoice: &'static str,
    pub(crate) credit_note: &'static str,
    pub(crate) payment: &'static str,
    pub(crate) refund: &'static str,
}

impl LetterLabels {
    /// The words of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::Danish => &da::LETTERS,
            Language::Romanian => &ro::LETTERS,
            Language::Arabic => &ar::LETTERS,
            Language::English => &en::LETTERS,
        }
    }

    /// The words of a kind of letter.
    pub(crate) fn headings(&self, letter: &Letter) -> &Headings {
        match letter {
            Letter::Reminder(_) => &self.reminder,
            Letter::Receipt(_) => &self.receipt,
            Letter::Statement(_) => &self.statement,
        }
    }

    /// How money came in.
    pub(crate) fn means_name(&self, means: Means) -> &'static str {
        match means {
            Means::Online => self.online,
            Means::Recorded => self.recorded,
        }
    }

    /// What an entry is.
    pub(crate) fn entry_name(&self, kind: EntryKind) -> &'static str {
        match kind {
            EntryKind::Invoice => self.entries.invoice,
            EntryKind::CreditNote => self.entries.credit_note,
            EntryKind::Payment => self.entries.payment,
            EntryKind::Refund => self.entries.refund,
        }
    }
}
