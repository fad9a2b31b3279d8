//! What mails and pages say, one file a language. A missing text does not compile.

mod ar;
mod da;
mod en;
mod ro;

use domain::language::Language;

/// The texts of one language. `{number}`, `{seller}`, `{customer}`, `{amount}` and `{due}` are filled in.
#[derive(Debug)]
pub struct Words {
    /// The first line of every mail.
    pub greeting: &'static str,
    /// The mail with an invoice.
    pub invoice: LetterWords,
    /// The mail that thanks for a payment.
    pub receipt: LetterWords,
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
    /// The last line of every mail.
    pub closing: &'static str,
    /// The pay page's title.
    pub page_title: &'static str,
    /// On the pay page of an invoice that is paid.
    pub page_paid: &'static str,
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
