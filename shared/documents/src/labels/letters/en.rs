//! English.

use super::{Entries, Headings, LetterLabels};

const REMINDER: Headings = Headings {
    title: "Payment reminder",
    tax_title: "Payment reminder",
    number: "Invoice no.",
    issue_date: "Date",
    buyer: "To",
    payable: "Outstanding",
    note: "Note",
};

pub(super) static LETTERS: LetterLabels<'static> = LetterLabels {
    reminder: REMINDER,
    receipt: Headings { title: "Receipt", tax_title: "Receipt", payable: "Received", ..REMINDER },
    statement: Headings {
        title: "Account statement",
        tax_title: "Account statement",
        number: "Customer no.",
        payable: "Balance",
        ..REMINDER
    },
    greeting: "Dear {customer},",
    closing: "Kind regards",
    reminds: [
        "Invoice {number} of {date} fell due on {due}, and {open} is still outstanding. Please pay it now; how to do so \
         is told below.",
        "If your payment is already on its way, there is nothing you need to do. If something about the invoice is not \
         as it should be, please write or call us.",
    ],
    thanks: "Thank you. We have received {amount} for invoice {number} of {date}. The invoice is now paid.",
    thanks_for_part: "Thank you. We have received {amount} for invoice {number} of {date}. {open} of it is still \
                      outstanding.",
    owes: "This is what happened on your account. At the end of the period {open} is owed to us.",
    is_owed: "This is what happened on your account. At the end of the period you have {open} to your credit.",
    is_even: "This is what happened on your account. At the end of the period nothing is owed.",
    days_overdue: "Days overdue",
    claimed: "Invoice total",
    settled: "Paid or credited",
    open: "Outstanding",
    received_on: "Received on",
    means: "Paid by",
    online: "Online payment",
    recorded: "Bank transfer or other payment",
    movement: "Payment reference",
    period: "Period",
    date: "Date",
    entry: "Entry",
    number: "Number",
    debit: "Debit",
    credit: "Credit",
    balance: "Balance",
    opening: "Opening balance",
    closing_balance: "Closing balance",
    entries: Entries { invoice: "Invoice", credit_note: "Credit note", payment: "Payment", refund: "Paid back" },
};
