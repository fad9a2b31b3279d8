//! Allowances and charges: of the document (BG-20, BG-21) and of a line (BG-27, BG-28).

use domain::arithmetic::AdjustmentKind;
use domain::invoice::{ReasonedAdjustment, TaxedAdjustment};

use super::category;
use crate::xml::element::Elements;
use crate::xml::terms::{Tax, percentage};

pub(super) fn document(settlement: &mut Elements, taxed: &TaxedAdjustment) {
    write(settlement, &taxed.reasoned, |it| category(it, "ram:CategoryTradeTax", Tax::of(&taxed.vat)));
}

pub(super) fn line(settlement: &mut Elements, reasoned: &ReasonedAdjustment) {
    write(settlement, reasoned, |_| {});
}

fn write(settlement: &mut Elements, reasoned: &ReasonedAdjustment, taxed: impl FnOnce(&mut Elements)) {
    let ReasonedAdjustment { adjustment, reason } = reasoned;
    let of = percentage(*adjustment);
    settlement.group("ram:SpecifiedTradeAllowanceCharge", |it| {
        let is_charge = adjustment.kind() == AdjustmentKind::Charge;
        it.group("ram:ChargeIndicator", |indicator| indicator.text("udt:Indicator", is_charge));
        it.optional("ram:CalculationPercent", of.map(|of| of.percentage));
        it.optional("ram:BasisAmount", of.map(|of| of.base));
        it.text("ram:ActualAmount", adjustment.amount());
        it.optional("ram:ReasonCode", reason.code());
        it.optional("ram:Reason", reason.text());
        taxed(it);
    });
}
