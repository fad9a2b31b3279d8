//! Allowances and charges: of the document (BG-20, BG-21) and of a line (BG-27, BG-28).

use domain::arithmetic::AdjustmentKind;
use domain::invoice::{ReasonedAdjustment, TaxedAdjustment};

use super::{amount, tax};
use crate::xml::element::Elements;
use crate::xml::terms::{Tax, percentage};

pub(super) fn document(document: &mut Elements, taxed: &TaxedAdjustment) {
    write(document, &taxed.reasoned, |it| tax(it, "cac:TaxCategory", Tax::of(&taxed.vat), |_| {}));
}

pub(super) fn line(line: &mut Elements, reasoned: &ReasonedAdjustment) {
    write(line, reasoned, |_| {});
}

fn write(element: &mut Elements, reasoned: &ReasonedAdjustment, taxed: impl FnOnce(&mut Elements)) {
    let ReasonedAdjustment { adjustment, reason } = reasoned;
    let of = percentage(*adjustment);
    element.group("cac:AllowanceCharge", |it| {
        it.text("cbc:ChargeIndicator", adjustment.kind() == AdjustmentKind::Charge);
        it.optional("cbc:AllowanceChargeReasonCode", reason.code());
        it.optional("cbc:AllowanceChargeReason", reason.text());
        it.optional("cbc:MultiplierFactorNumeric", of.map(|of| of.percentage));
        amount(it, "cbc:Amount", adjustment.amount());
        if let Some(of) = of {
            amount(it, "cbc:BaseAmount", of.base);
        }
        taxed(it);
    });
}
