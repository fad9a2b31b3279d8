//! A line (BG-25 to BG-31).

use domain::invoice::{Line, PricedLine};
use domain::money::Money;
use domain::price::UnitPrice;

use super::{adjustment, amount, tax};
use crate::xml::element::Elements;
use crate::xml::terms::{Kind, Tax, discount};

pub(super) fn write(document: &mut Elements, kind: Kind, number: usize, priced: &PricedLine) {
    let (name, quantity) = match kind {
        Kind::Invoice => ("cac:InvoiceLine", "cbc:InvoicedQuantity"),
        Kind::CreditNote => ("cac:CreditNoteLine", "cbc:CreditedQuantity"),
    };
    let line = &priced.line;
    document.group(name, |it| {
        it.text("cbc:ID", number);
        it.with(quantity, "unitCode", Some(&line.unit), line.quantity);
        amount(it, "cbc:LineExtensionAmount", priced.net);
        for reasoned in &priced.adjustments {
            adjustment::line(it, reasoned);
        }
        item(it, line);
        price(it, priced);
    });
}

fn item(element: &mut Elements, line: &Line) {
    element.group("cac:Item", |item| {
        item.optional("cbc:Description", line.description.as_ref());
        item.text("cbc:Name", &line.name);
        item.group("cac:SellersItemIdentification", |it| it.optional("cbc:ID", line.item_id.as_ref()));
        tax(item, "cac:ClassifiedTaxCategory", Tax::of(&line.vat), |_| {});
    });
}

fn price(element: &mut Elements, priced: &PricedLine) {
    let line = &priced.line;
    let in_currency = |element: &mut Elements, name, price: UnitPrice| {
        element.with(name, "currencyID", Some(Money::currency(priced.net)), price);
    };
    element.group("cac:Price", |it| {
        in_currency(it, "cbc:PriceAmount", line.unit_price);
        if !line.base_quantity.is_one() {
            it.with("cbc:BaseQuantity", "unitCode", Some(&line.unit), line.base_quantity);
        }
        if let Some(discount) = discount(priced) {
            it.group("cac:AllowanceCharge", |allowance| {
                allowance.text("cbc:ChargeIndicator", false);
                in_currency(allowance, "cbc:Amount", discount.discount);
                in_currency(allowance, "cbc:BaseAmount", discount.gross_price);
            });
        }
    });
}
