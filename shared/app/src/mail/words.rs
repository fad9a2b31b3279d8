//! What mails and pages say, one file a language. A missing text does not compile.

mod ar;
mod da;
mod en;
mod ro;

use domain::language::Language;

/// The texts of one language. What stands in braces is filled in: the invoice's `{number}`, `{date}` and `{due}`, the
/// `{seller}`, the `{customer}`, the `{amount}` a letter speaks of and what is `{open}`; of a credit note its number
/// `{credit_note}` and what becomes of it, `{reduced}`, `{refund}` and `{kept}`.
#[derive(Debug)]
pub struct Words {
    /// The first line of every mail.
    pub greeting: &'static str,
    /// The mail with an invoice.
    pub invoice: LetterWords,
    /// The mail that thanks for a payment.
    pub receipt: LetterWords,
    /// The mail that thanks for a payment of a part.
    pub receipt_of_part: LetterWords,
    /// The mail with a credit note.
    pub credit_note: LetterWords,
    /// In it, where the credit lessens what is open.
    pub credit_reduces_open: &'static str,
    /// In it, where money goes back.
    pub credit_is_refunded: &'static str,
    /// In it, where a credit is kept for the customer.
    pub credit_is_kept: &'static str,
    /// In it, where something is open of the invoice all the same.
    pub credit_leaves_open: &'static str,
    /// The mail that reminds.
    pub reminder: LetterWords,
    /// On the button that leads to the pay page.
    pub pay: &'static str,
    /// Beside what is to be paid.
    pub to_pay: &'static str,
    /// Beside what was paid.
    pub paid: &'static str,
    /// Beside the due date.
    pub due: &'static str,
    /// Beside the number.
    pub number: &'static str,
    /// Beside the number of a credit note.
    pub credit_note_number: &'static str,
    /// Beside what was credited.
    pub credited: &'static str,
    /// The last line of every mail.
    pub closing: &'static str,
    /// The pay page's title.
    pub page_title: &'static str,
    /// On the pay page of an invoice that is paid.
    pub page_paid: &'static str,
    /// On the pay page of an invoice that was credited in full.
    pub page_void: &'static str,
    /// On the pay page, beside what is open where something was paid or credited.
    pub page_open: &'static str,
    /// On the pay page, beside what was credited.
    pub page_credited: &'static str,
    /// On the button that leads to the shop's checkout.
    pub page_checkout: &'static str,
    /// On the pay page, above the lines.
    pub page_lines: &'static str,
    /// Beside the VAT.
    pub page_vat: &'static str,
    /// Beside the total.
    pub page_total: &'static str,
    /// Above the seller's address and number.
    pub page_questions: &'static str,
    /// On the pay page, above the bank account.
    pub page_transfer: &'static str,
    /// Beside the reference of a transfer.
    pub page_reference: &'static str,
    /// On the pay page when the link leads nowhere.
    pub page_unknown: &'static str,
}

/// The texts of one mail.
#[derive(Debug)]
pub struct LetterWords {
    /// One line.
    pub subject: &'static str,
    /// One paragraph.
    pub body: &'static str,
}

impl Words {
    /// The texts of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Danish => &da::WORDS,
            Language::Romanian => &ro::WORDS,
            Language::Arabic => &ar::WORDS,
            Language::English => &en::WORDS,
        }
    }
}
