//! What each letter says: its sentences with places for values, the values, and the facts in its table.

use domain::credit_note::CreditNote;
use domain::invoice::Invoice;
use domain::language::Language;
use domain::money::Money;

use super::Words;
use super::words::LetterWords;

/// What a letter about an invoice says.
#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    /// Here is the invoice.
    Invoice,
    /// Here is a credit note that corrects it, and what becomes of the credit.
    CreditNote {
        /// The note.
        note: &'a CreditNote,
        /// What is open of the invoice, in its currency.
        open: Money,
    },
    /// Money came in.
    Receipt {
        /// How much.
        amount: Money,
        /// What is open after it.
        open: Money,
    },
    /// The invoice is overdue.
    Reminder {
        /// What is open.
        open: Money,
    },
}

/// A letter before values stand in its places.
pub(super) struct Draft {
    pub(super) subject: &'static str,
    /// One paragraph.
    pub(super) sentences: Vec<&'static str>,
    /// What stands in which place.
    pub(super) values: Vec<(&'static str, String)>,
    /// Labels and values.
    pub(super) facts: Vec<(&'static str, String)>,
    /// Whether the reader is to pay something.
    pub(super) asks_for_payment: bool,
}

impl Draft {
    /// The letter about an invoice, in its buyer's language.
    pub(super) fn of(content: &Content<'_>, invoice: &Invoice) -> Self {
        let words = Words::of(invoice.buyer.language);
        match *content {
            Content::Invoice => Self::claim(&words.invoice, invoice, invoice.totals.payable),
            Content::Reminder { open } => Self::claim(&words.reminder, invoice, open),
            Content::Receipt { amount, open } => Self::receipt(words, invoice, amount, open),
            Content::CreditNote { note, open } => Self::credit(words, invoice, note, open),
        }
    }

    fn claim(words: &LetterWords, invoice: &Invoice, amount: Money) -> Self {
        let money = invoice.buyer.language.write_money(amount);
        let mut facts = vec![number(invoice)];
        facts.extend(to_pay(invoice, amount));
        Self {
            subject: words.subject,
            sentences: vec![words.body],
            values: vec![("{amount}", money)],
            facts,
            asks_for_payment: true,
        }
    }

    fn receipt(words: &'static Words, invoice: &Invoice, amount: Money, open: Money) -> Self {
        let money = |amount| invoice.buyer.language.write_money(amount);
        let part = is_owed(open);
        let letter = if part { &words.receipt_of_part } else { &words.receipt };
        let mut facts = vec![number(invoice), (words.paid, money(amount))];
        facts.extend(part.then(|| to_pay(invoice, open)).into_iter().flatten());
        Self {
            subject: letter.subject,
            sentences: vec![letter.body],
            values: vec![("{amount}", money(amount)), ("{open}", money(open))],
            facts,
            asks_for_payment: part,
        }
    }

    fn credit(words: &'static Words, invoice: &Invoice, note: &CreditNote, open: Money) -> Self {
        let language: Language = invoice.buyer.language;
        let (total, effect) = (note.totals.payable, note.effect);
        let still_open = is_owed(open);
        let told = [
            (is_owed(effect.reduces_open), words.credit_reduces_open),
            (is_owed(effect.refund), words.credit_is_refunded),
            (is_owed(effect.credit), words.credit_is_kept),
            (still_open, words.credit_leaves_open),
        ];
        let amounts = [
            ("{amount}", total),
            ("{reduced}", effect.reduces_open),
            ("{refund}", effect.refund),
            ("{kept}", effect.credit),
            ("{open}", open),
        ];
        let mut values = vec![("{credit_note}", note.number.to_string())];
        values.extend(amounts.map(|(place, amount)| (place, language.write_money(amount))));
        let mut facts = vec![(words.credit_note_number, note.number.to_string()), number(invoice)];
        facts.push((words.credited, language.write_money(total)));
        facts.extend(still_open.then(|| to_pay(invoice, open)).into_iter().flatten());
        let further = told.into_iter().filter_map(|(is_so, sentence)| is_so.then_some(sentence));
        Self {
            subject: words.credit_note.subject,
            sentences: std::iter::once(words.credit_note.body).chain(further).collect(),
            values,
            facts,
            asks_for_payment: still_open,
        }
    }
}

fn number(invoice: &Invoice) -> (&'static str, String) {
    (Words::of(invoice.buyer.language).number, invoice.number.to_string())
}

fn to_pay(invoice: &Invoice, amount: Money) -> [(&'static str, String); 2] {
    let language = invoice.buyer.language;
    let words = Words::of(language);
    [(words.to_pay, language.write_money(amount)), (words.due, language.write_date(invoice.due_date))]
}

fn is_owed(amount: Money) -> bool {
    !amount.is_zero() && !amount.is_negative()
}
