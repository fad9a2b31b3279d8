//! Prices lines by the catalogue.

use super::{Settled, Why};
use crate::arithmetic::BaseQuantity;
use crate::currency::Currency;
use crate::invoice::asked_line::AskedLine;
use crate::invoice::circumstances::{Circumstances, Place};
use crate::invoice::{AskedAdjustment, DraftContent, Line, PriceDiscount};
use crate::language::Language;
use crate::money::Money;
use crate::price::UnitPrice;
use crate::pricing::{
    AskedItem, Explanation, Item, Measure, PriceList, PriceQuery, QuotedLine, choose, lacking_of_minimum, quote,
};
use crate::quantity::Quantity;
use crate::refusal::{Invalid, InvalidAt};
use crate::tax::VatTreatment;
use crate::text::{Name, Note, Reference};
use crate::unit::Unit;

/// A line of which only the VAT is open.
pub(super) struct Untaxed {
    item_id: Option<Reference>,
    name: Name,
    description: Option<Note>,
    quantity: Quantity,
    unit: Unit,
    unit_price: UnitPrice,
    discount: Option<PriceDiscount>,
    base_quantity: BaseQuantity,
    asked: Vec<AskedAdjustment>,
}

impl Untaxed {
    pub(super) fn taxed(self, vat: VatTreatment) -> Line {
        Line {
            item_id: self.item_id,
            name: self.name,
            description: self.description,
            quantity: self.quantity,
            unit: self.unit,
            unit_price: self.unit_price,
            discount: self.discount,
            base_quantity: self.base_quantity,
            asked: self.asked,
            vat,
        }
    }
}

/// A line that tells its price.
pub(super) fn told(asked: &AskedLine) -> Result<Untaxed, InvalidAt> {
    let missing = |field: &str| {
        let detail = "a line without an item of the catalogue has a name, a quantity, a unit and a unit_price";
        Invalid::new("field_missing", detail).at(field)
    };
    Ok(Untaxed {
        item_id: asked.item_id.clone(),
        name: asked.name.clone().ok_or_else(|| missing("/name"))?,
        description: asked.description.clone(),
        quantity: asked.quantity.ok_or_else(|| missing("/quantity"))?,
        unit: asked.unit.clone().ok_or_else(|| missing("/unit"))?,
        unit_price: asked.unit_price.ok_or_else(|| missing("/unit_price"))?,
        discount: asked.discount,
        base_quantity: asked.base_quantity,
        asked: asked.asked.clone(),
    })
}

/// The lines of an item. A price that the line tells itself comes before every list.
pub(super) fn priced(
    content: &DraftContent,
    asked: &AskedLine,
    item: &Item,
    around: Circumstances<'_>,
    currency: Currency,
    place: Place,
) -> Result<Vec<(Untaxed, Option<Explanation>)>, InvalidAt> {
    let profile = &item.profile;
    if asked.unit_price.is_some() {
        let named = AskedLine {
            item_id: Some(item.external_id.clone()),
            name: asked.name.clone().or_else(|| Some(profile.name.clone())),
            description: asked.description.clone().or_else(|| profile.description.clone()),
            unit: asked.unit.clone().or_else(|| Some(profile.unit.clone())),
            ..asked.clone()
        };
        return Ok(vec![(told(&named)?, None)]);
    }
    let query = PriceQuery { item: &item.external_id, customer: content.customer, currency, on: place.on };
    let chosen = choose(around.catalogue.price_lists, query).map_err(|invalid| invalid.at("/item"))?;
    let measure = match (asked.quantity, asked.amount) {
        (Some(quantity), None) => Measure::Quantity(quantity),
        (None, Some(amount)) => Measure::Amount(amount),
        _ => {
            let detail = "a line of an item tells its quantity, or the amount that a percentage is taken of";
            return Err(Invalid::new("quantity_or_amount", detail).at("/quantity"));
        }
    };
    let of_item = AskedItem { item: item.external_id.clone(), measure };
    let quoted = quote(&of_item, &profile.unit, chosen).map_err(|invalid| invalid.at("/item"))?;
    let line = |(index, quoted): (usize, QuotedLine)| {
        // What the line itself allows or charges is of the item, not of each rung: it stands on the first, in the
        // places it was asked at.
        let own = asked.asked.iter().filter(|_| index == 0).cloned();
        let untaxed = Untaxed {
            item_id: Some(item.external_id.clone()),
            name: asked.name.clone().unwrap_or_else(|| profile.name.clone()),
            description: asked.description.clone().or_else(|| profile.description.clone()),
            quantity: quoted.quantity,
            unit: quoted.unit,
            unit_price: quoted.unit_price,
            discount: None,
            base_quantity: quoted.base_quantity,
            asked: own.chain(quoted.allowances).collect(),
        };
        (untaxed, Some(quoted.explanation))
    };
    Ok(quoted.into_iter().enumerate().map(line).collect())
}

/// The line that is lacking to the minimum of a list. It is a service at the standard rate, whatever the lines are.
pub(super) fn lacking(
    list: &PriceList,
    reached: Money,
    around: Circumstances<'_>,
    place: Place,
) -> Result<Option<Settled>, Invalid> {
    let Some(quoted) = lacking_of_minimum(list, reached)? else {
        return Ok(None);
    };
    let decision = super::vat::of_commitment(around, place)?;
    let name = Name::parse(match around.customer.language {
        Language::Danish => "Minimumsforbrug",
        Language::Romanian => "Consum minim angajat",
        Language::Arabic => "الحد الأدنى المتفق عليه",
        Language::English => "Minimum commitment",
    })?;
    let untaxed = Untaxed {
        item_id: None,
        name,
        description: None,
        quantity: quoted.quantity,
        unit: quoted.unit,
        unit_price: quoted.unit_price,
        discount: None,
        base_quantity: quoted.base_quantity,
        asked: quoted.allowances,
    };
    let why = Why { pricing: Some(quoted.explanation), tax_rule: Some(decision.rule), ..Why::default() };
    Ok(Some(Settled { line: untaxed.taxed(decision.treatment), why }))
}
