//! VAT (BG-23, BT-110, BT-111) and the totals (BG-22).

use domain::invoice::Totals;

use super::{amount, tax};
use crate::xml::element::Elements;
use crate::xml::terms::{Breakdown, Terms};

/// VAT with its breakdown; VAT in the currency of the books is one amount without it (PEPPOL-EN16931-R054).
pub(super) fn taxes(document: &mut Elements, terms: &Terms<'_>) {
    document.group("cac:TaxTotal", |total| {
        amount(total, "cbc:TaxAmount", terms.totals.vat);
        for row in &terms.breakdown {
            subtotal(total, row);
        }
    });
    if let Some(vat) = terms.accounting {
        document.group("cac:TaxTotal", |total| amount(total, "cbc:TaxAmount", vat));
    }
}

fn subtotal(total: &mut Elements, row: &Breakdown<'_>) {
    total.group("cac:TaxSubtotal", |it| {
        amount(it, "cbc:TaxableAmount", row.taxable);
        amount(it, "cbc:TaxAmount", row.amount);
        tax(it, "cac:TaxCategory", row.tax, |category| {
            category.optional("cbc:TaxExemptionReasonCode", row.code);
            category.optional("cbc:TaxExemptionReason", row.reason);
        });
    });
}

pub(super) fn write(document: &mut Elements, totals: &Totals) {
    document.group("cac:LegalMonetaryTotal", |it| {
        amount(it, "cbc:LineExtensionAmount", totals.line_total);
        amount(it, "cbc:TaxExclusiveAmount", totals.tax_exclusive);
        amount(it, "cbc:TaxInclusiveAmount", totals.tax_inclusive);
        let optional = [
            ("cbc:AllowanceTotalAmount", totals.allowances),
            ("cbc:ChargeTotalAmount", totals.charges),
            ("cbc:PrepaidAmount", totals.prepaid),
            ("cbc:PayableRoundingAmount", totals.rounding),
        ];
        for (name, total) in optional.into_iter().filter_map(|(name, total)| Some((name, total?))) {
            amount(it, name, total);
        }
        amount(it, "cbc:PayableAmount", totals.payable);
    });
}
