//! What letters about money show: a reminder, a receipt and an account statement as sheets.

use domain::invoice::{Invoice, InvoiceState};
use domain::ledger::{self, Posted, StatementEntry};
use domain::money::Money;
use domain::party::{self, Customer};
use domain::payment::{Payment, Provider};
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::invoice::payment as how_to_pay;
use crate::parts::{buyer, preceding, seller};
use crate::sheet::{Content, Entry, EntryKind, Letter, Means, Receipt, Reminder, Sheet, Statement};

impl Sheet {
    /// The sheet of a letter, on a day, that reminds of what is open of an invoice; `pay_url` is where it can be paid.
    pub fn of_reminder(invoice: &Invoice, state: &InvoiceState, today: Date, pay_url: &str) -> Self {
        let claimed = claimed(invoice);
        let open = state.open.to_decimal();
        let days = invoice.due_date.until(today).map(|span| span.get_days()).unwrap_or_default();
        let letter = Letter::Reminder(Reminder {
            invoice: preceding(&invoice.reference()),
            due_date: invoice.due_date,
            days_overdue: days.max(0),
            claimed,
            settled: claimed - open,
            open,
            payment: how_to_pay(invoice, state.open, pay_url),
        });
        Self::about_invoice(letter, invoice, today)
    }

    /// The sheet of a letter, on a day, that thanks for a payment of an invoice; `open` is what was left of it then.
    pub fn of_receipt(invoice: &Invoice, payment: &Payment, received_on: Date, open: Money, today: Date) -> Self {
        let letter = Letter::Receipt(Receipt {
            invoice: preceding(&invoice.reference()),
            received_on,
            amount: payment.amount.to_decimal(),
            means: match payment.provider {
                Provider::Stripe => Means::Online,
                Provider::Recorded => Means::Recorded,
            },
            movement: payment.movement.to_string(),
            claimed: claimed(invoice),
            open: open.to_decimal(),
        });
        Self::about_invoice(letter, invoice, today)
    }

    /// The sheet of a customer's account with a seller, on a day.
    pub fn of_statement(
        merchant: &party::Seller,
        customer: &Customer,
        account: &ledger::Statement,
        today: Date,
    ) -> Self {
        let letter = Letter::Statement(Statement {
            from: account.from,
            to: account.to,
            opening: account.opening.to_decimal(),
            entries: account.entries.iter().map(entry).collect(),
            debits: account.debits.to_decimal(),
            credits: account.credits.to_decimal(),
            closing: account.closing.to_decimal(),
        });
        Self {
            content: Content::Letter(letter),
            language: customer.profile.language,
            number: customer.external_id.as_ref().map_or_else(|| customer.id.to_string(), ToString::to_string),
            issue_date: today,
            seller: seller(merchant),
            buyer: buyer(&customer.profile),
            currency: account.closing.currency(),
        }
    }

    fn about_invoice(letter: Letter, invoice: &Invoice, today: Date) -> Self {
        Self {
            content: Content::Letter(letter),
            language: invoice.buyer.language,
            number: invoice.number.to_string(),
            issue_date: today,
            seller: seller(&invoice.seller),
            buyer: buyer(&invoice.buyer),
            currency: invoice.currency,
        }
    }
}

/// The total with VAT and its rounding; the total alone where the two are too much together.
fn claimed(invoice: &Invoice) -> Decimal {
    invoice.claim().unwrap_or(invoice.totals.tax_inclusive).to_decimal()
}

fn entry(entry: &StatementEntry) -> Entry {
    Entry {
        date: entry.effective_on,
        kind: match entry.posted {
            Posted::Invoice => EntryKind::Invoice,
            Posted::CreditNote => EntryKind::CreditNote,
            Posted::Payment => EntryKind::Payment,
            Posted::Refund => EntryKind::Refund,
        },
        number: entry.number.clone(),
        amount: entry.amount.to_decimal(),
        balance: entry.balance.to_decimal(),
    }
}

#[cfg(test)]
mod tests;
