//! The words of letters about money in each language. What stands in braces is filled in.

mod ar;
mod da;
mod en;
mod ro;

use domain::language::Language;

use super::Headings;
use crate::sheet::{EntryKind, Letter, Means};

catalogue! {
    /// Every word of one language. In its sentences `{customer}`, `{number}`, `{date}` and `{due}` of the invoice, the
    /// `{amount}` the letter speaks of, what is `{open}`, and the `{days}` since it was due are filled in.
    LetterLabels
    plain {
        /// What a reminder says, by paragraphs.
        reminds: [&'static str; 2],
    }
    parts {
        /// A reminder.
        reminder: Headings,
        /// A receipt.
        receipt: Headings,
        /// An account statement.
        statement: Headings,
        /// What an entry is.
        entries: Entries,
    }
    words {}
    asides {
        /// The first line of a letter.
        greeting,
        /// The last line of a letter, above the seller.
        closing,
        /// What a receipt says where nothing is open any more.
        thanks,
        /// What a receipt says where something is.
        thanks_for_part,
        /// What a statement says where something is owed.
        owes,
        /// What a statement says where the customer has something to its credit.
        is_owed,
        /// What a statement says where nothing is owed either way.
        is_even,
        /// Beside how many days it is overdue.
        days_overdue,
        /// Above what an invoice claims.
        claimed,
        /// Above what of it was paid or credited.
        settled,
        /// Beside what is still open.
        open,
        /// Beside the day money came in.
        received_on,
        /// Above how money came in.
        means,
        /// Money that came in over the page where it is paid.
        online,
        /// Money that was recorded otherwise.
        recorded,
        /// Above what names a movement of money.
        movement,
        /// Beside the days of a statement.
        period,
        /// Above days.
        date,
        /// Above what an entry is.
        entry,
        /// Above numbers of documents.
        number,
        /// Above what an entry adds.
        debit,
        /// Above what an entry takes off.
        credit,
        /// Above what is owed after an entry.
        balance,
        /// What was owed before.
        opening,
        /// What is owed now.
        closing_balance,
    }
}

catalogue! {
    /// What entries of an account are called.
    Entries
    plain {}
    parts {}
    words {}
    asides {
        /// An invoice.
        invoice,
        /// A credit note.
        credit_note,
        /// A payment.
        payment,
        /// A refund.
        refund,
    }
}

impl LetterLabels<'static> {
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
    pub(crate) fn headings(&self, letter: &Letter) -> &Headings<'static> {
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
