//! A line (BG-25 to BG-31).

use domain::invoice::{Line, PricedLine};
use domain::price::UnitPrice;

use super::{adjustment, category};
use crate::xml::element::Elements;
use crate::xml::terms::{Tax, discount};

pub(super) fn write(transaction: &mut Elements, number: usize, priced: &PricedLine) {
    let line = &priced.line;
    transaction.group("ram:IncludedSupplyChainTradeLineItem", |item| {
        item.group("ram:AssociatedDocumentLineDocument", |it| it.text("ram:LineID", number));
        item.group("ram:SpecifiedTradeProduct", |it| {
            it.optional("ram:SellerAssignedID", line.item_id.as_ref());
            it.text("ram:Name", &line.name);
            it.optional("ram:Description", line.description.as_ref());
        });
        item.group("ram:SpecifiedLineTradeAgreement", |it| prices(it, priced));
        item.group("ram:SpecifiedLineTradeDelivery", |it| {
            it.with("ram:BilledQuantity", "unitCode", Some(&line.unit), line.quantity);
        });
        item.group("ram:SpecifiedLineTradeSettlement", |it| {
            category(it, "ram:ApplicableTradeTax", Tax::of(&line.vat));
            for reasoned in &priced.adjustments {
                adjustment::line(it, reasoned);
            }
            it.group("ram:SpecifiedTradeSettlementLineMonetarySummation", |sum| {
                sum.text("ram:LineTotalAmount", priced.net);
            });
        });
    });
}

fn prices(agreement: &mut Elements, priced: &PricedLine) {
    let line = &priced.line;
    if let Some(discount) = discount(priced) {
        agreement.group("ram:GrossPriceProductTradePrice", |gross| {
            price(gross, line, discount.gross_price);
            gross.group("ram:AppliedTradeAllowanceCharge", |it| {
                it.group("ram:ChargeIndicator", |indicator| indicator.text("udt:Indicator", false));
                it.text("ram:ActualAmount", discount.discount);
            });
        });
    }
    agreement.group("ram:NetPriceProductTradePrice", |net| price(net, line, line.unit_price));
}

fn price(element: &mut Elements, line: &Line, price: UnitPrice) {
    element.text("ram:ChargeAmount", price);
    if !line.base_quantity.is_one() {
        element.with("ram:BasisQuantity", "unitCode", Some(&line.unit), line.base_quantity);
    }
}
