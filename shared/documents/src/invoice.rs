//! What an issued invoice shows: the body of the invoice as a sheet.

use domain::invoice::{Invoice, InvoiceKind};

use crate::parts::{
    accounting, adjustment, buyer, delivery, line, period, preceding, seller, text, totals, vat_group, vat_notes,
};
use crate::sheet::{Claim, Kind, Payment, Sheet};

impl Sheet {
    /// The sheet of an issued invoice; `pay_url` is where it can be paid at once.
    pub fn of(invoice: &Invoice, pay_url: &str) -> Self {
        Self {
            kind: Kind::Invoice(claim(invoice, pay_url)),
            language: invoice.buyer.language,
            number: invoice.number.to_string(),
            issue_date: invoice.issue_date,
            supply_date: invoice.supply_date,
            period: invoice.period.map(period),
            delivery: invoice.delivery_address.as_ref().map(delivery),
            tax_point_date: invoice.tax_point_date,
            order_reference: text(invoice.order_reference.as_ref()),
            buyer_reference: text(invoice.buyer_reference.as_ref()),
            seller: seller(&invoice.seller),
            buyer: buyer(&invoice.buyer),
            currency: invoice.currency.code().to_owned(),
            decimals: invoice.currency.decimals(),
            lines: invoice.lines.iter().map(line).collect(),
            adjustments: invoice.adjustments.iter().map(|taxed| adjustment(&taxed.reasoned)).collect(),
            vat: invoice.vat_breakdown.iter().map(vat_group).collect(),
            accounting: invoice.accounting.as_ref().map(accounting),
            vat_notes: vat_notes(&invoice.lines, invoice.buyer.language),
            totals: totals(&invoice.totals),
            note: text(invoice.note.as_ref()),
        }
    }
}

fn claim(invoice: &Invoice, pay_url: &str) -> Claim {
    let bank = invoice.seller.bank.as_ref();
    Claim {
        is_deposit: invoice.kind == InvoiceKind::Deposit,
        due_date: invoice.due_date,
        replaces: invoice.replaces.as_ref().map(preceding),
        deducts: invoice.deducts.iter().map(preceding).collect(),
        payment: Payment {
            iban: bank.map(|bank| bank.iban.to_string()),
            bic: text(bank.and_then(|bank| bank.bic.as_ref())),
            reference: invoice.number.to_string(),
            pay_url: Some(pay_url.to_owned()),
        },
    }
}

#[cfg(test)]
pub(crate) mod tests;
