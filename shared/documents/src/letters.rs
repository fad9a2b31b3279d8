//! What letters about money show: a reminder, a receipt and an account statement as sheets.

use domain::invoice::{Invoice, InvoiceState};
use domain::language::Language;
use domain::ledger::{self, Posted, StatementEntry};
use domain::money::Money;
use domain::party::{self, Customer};
use domain::payment::{Payment, Provider};
use domain::series::Number;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::invoice::payment as how_to_pay;
use crate::parts::{buyer, preceding, seller};
use crate::sheet::{Entry, EntryKind, Kind, Letter, Means, Party, Receipt, Reminder, Sheet, Statement, Totals};

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
        let profile = &customer.profile;
        let number = customer.external_id.as_ref().map_or_else(|| customer.id.to_string(), ToString::to_string);
        let currency = account.closing.currency();
        let parties = (seller(merchant), buyer(profile));
        letter_sheet(letter, profile.language, number, today, parties, (currency.code(), currency.decimals()))
    }

    fn about_invoice(letter: Letter, invoice: &Invoice, today: Date) -> Self {
        let parties = (seller(&invoice.seller), buyer(&invoice.buyer));
        let currency = (invoice.currency.code(), invoice.currency.decimals());
        letter_sheet(letter, invoice.buyer.language, Number::to_string(&invoice.number), today, parties, currency)
    }
}

fn letter_sheet(
    letter: Letter,
    language: Language,
    number: String,
    issue_date: Date,
    (seller, buyer): (Party, Party),
    (currency, decimals): (&str, u32),
) -> Sheet {
    Sheet {
        kind: Kind::Letter(letter),
        language,
        number,
        issue_date,
        supply_date: None,
        period: None,
        delivery: None,
        tax_point_date: None,
        order_reference: None,
        buyer_reference: None,
        seller,
        buyer,
        currency: currency.to_owned(),
        decimals,
        lines: Vec::new(),
        adjustments: Vec::new(),
        vat: Vec::new(),
        accounting: None,
        vat_notes: Vec::new(),
        totals: Totals::default(),
        note: None,
        saudi_code: None,
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
