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
    receipt_of_part: LetterWords {
        subject: "Payment received: invoice {number}",
        body: "Thank you. We have received {amount} for invoice {number}; {open} is still open.",
    },
    credit_note: LetterWords {
        subject: "Credit note {credit_note} from {seller}",
        body: "Attached is credit note {credit_note} for {amount}. It corrects invoice {number} of {date}.",
    },
    credit_reduces_open: "What you owe on the invoice is {reduced} less.",
    credit_is_refunded: "We will pay {refund} back to you.",
    credit_is_kept: "We keep {kept} as credit for you.",
    credit_leaves_open: "{open} of the invoice is still open.",
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
    credit_note_number: "Credit note number",
    credited: "Credited",
    closing: "Kind regards",
    page_title: "Invoice {number}",
    page_paid: "This invoice is paid. Thank you.",
    page_void: "This invoice was credited in full. There is nothing to pay.",
    page_open: "Still open",
    page_credited: "Credited",
    page_checkout: "Pay now",
    page_lines: "What it is for",
    page_vat: "VAT",
    page_total: "Total with VAT",
    page_questions: "Questions?",
    page_transfer: "Pay by bank transfer",
    page_reference: "Reference",
    page_unknown: "This link does not lead to an invoice. Please use the link in the mail.",
};
