//! What an issued invoice shows: the body of the invoice as a sheet.

use domain::invoice::{Invoice, InvoiceKind};
use domain::money::Money;
use domain::payment_code::PaymentCodes;
use domain::tax::SaudiQr;

use crate::parts::{
    accounting, adjustment, buyer, delivery, line, period, preceding, seller, text, totals, vat_group, vat_notes,
};
use crate::sheet::{Claim, Content, Kind, Payment, Sale, Sheet};

impl Sheet {
    /// The sheet of an issued invoice; `pay_url` is where it can be paid at once.
    pub fn of(invoice: &Invoice, pay_url: &str) -> Self {
        Self {
            content: Content::Sale(Sale::of(invoice, pay_url)),
            language: invoice.buyer.language,
            number: invoice.number.to_string(),
            issue_date: invoice.issue_date,
            seller: seller(&invoice.seller),
            buyer: buyer(&invoice.buyer),
            currency: invoice.currency,
        }
    }
}

impl Sale {
    /// What an issued invoice shows of its sale; `pay_url` is where it can be paid at once.
    pub fn of(invoice: &Invoice, pay_url: &str) -> Self {
        Self {
            kind: Kind::Invoice(claim(invoice, pay_url)),
            supply_date: invoice.supply_date,
            period: invoice.period.map(period),
            delivery: invoice.delivery_address.as_ref().map(delivery),
            tax_point_date: invoice.tax_point_date,
            order_reference: text(invoice.order_reference.as_ref()),
            buyer_reference: text(invoice.buyer_reference.as_ref()),
            lines: invoice.lines.iter().map(line).collect(),
            adjustments: invoice.adjustments.iter().map(|taxed| adjustment(&taxed.reasoned)).collect(),
            vat: invoice.vat_breakdown.iter().map(vat_group).collect(),
            accounting: invoice.accounting.as_ref().map(accounting),
            vat_notes: vat_notes(&invoice.lines, invoice.buyer.language),
            totals: totals(&invoice.totals),
            note: text(invoice.note.as_ref()),
            saudi_code: SaudiQr::of_invoice(invoice).map(|qr| qr.payload()),
        }
    }
}

fn claim(invoice: &Invoice, pay_url: &str) -> Claim {
    Claim {
        is_deposit: invoice.kind == InvoiceKind::Deposit,
        due_date: invoice.due_date,
        replaces: invoice.replaces.as_ref().map(preceding),
        deducts: invoice.deducts.iter().map(preceding).collect(),
        payment: payment(invoice, invoice.totals.payable, pay_url),
    }
}

/// How `open`, what is still to be paid of an invoice, can be paid.
pub(crate) fn payment(invoice: &Invoice, open: Money, pay_url: &str) -> Payment {
    let bank = invoice.seller.bank.as_ref();
    let codes = PaymentCodes::of(invoice, open);
    let number = || invoice.number.to_string();
    Payment {
        iban: bank.map(|bank| bank.iban.to_string()),
        bic: text(bank.and_then(|bank| bank.bic.as_ref())),
        reference: text(codes.reference.as_ref()).unwrap_or_else(number),
        pay_url: Some(pay_url.to_owned()).filter(|url| open.minor() > 0 && !url.is_empty()),
        fik: text(codes.fik.as_ref()),
        transfer_code: codes.transfer.map(|transfer| transfer.payload()),
    }
}

#[cfg(test)]
pub(crate) mod tests;
