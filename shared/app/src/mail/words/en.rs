//! English.

use super::{LetterWords, Words};

pub(super) static WORDS: Words = Words {
    greeting: "Dear {customer},",
    invoice: LetterWords {
        subject: "Invoice {number} from {seller}",
        body: "Attached is invoice {number} for {amount}. Please pay it by {due}.",
    },
    receipt: LetterWords {
        subject: "Payment received: invoice {number}",
        body: "Thank you. We have received {amount} for invoice {number}, which is now paid.",
    },
    reminder: LetterWords {
        subject: "Reminder: invoice {number} was due on {due}",
        body: "Invoice {number} was due on {due}, and {amount} is still open. Please pay it now. \
               If your payment is already on its way, you need not do anything.",
    },
    pay: "See and pay the invoice",
    to_pay: "To be paid",
    paid: "Paid",
    due: "Due date",
    number: "Invoice number",
    closing: "Kind regards",
    page_title: "Invoice {number}",
    page_paid: "This invoice is paid. Thank you.",
    page_checkout: "Pay now",
    page_lines: "What it is for",
    page_vat: "VAT",
    page_total: "Total with VAT",
    page_questions: "Questions?",
    page_transfer: "Pay by bank transfer",
    page_reference: "Reference",
    page_unknown: "This link does not lead to an invoice. Please use the link in the mail.",
};
