//! A line as a shop asks for it. What it leaves out follows from the catalogue and the rules of VAT.

use deserr::{Deserr, IntoValue, Value, ValuePointerRef};
use domain::arithmetic::{BaseQuantity, NetPrice};
use domain::invoice::{Amount, AskedLine, AskedTax, PriceDiscount};
use domain::price::UnitPrice;
use domain::quantity::Quantity;
use domain::refusal::{Invalid, InvalidAt};
use domain::tax::{ExemptionCode, RateClass, SupplyKind};
use domain::text::{Line as ShortText, Name, Note, Reference};
use domain::unit::Unit;
use utoipa::ToSchema;

use super::{AdjustmentInput, VatInput};
use crate::read::{FieldErrors, Read};

/// A line to be invoiced (BG-25): an `item` of the catalogue and how much of it, or a `name`, a `quantity`, a `unit` and
/// a `unit_price`. Its `vat` is told or, when absent, decided by rule.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields, validate = check -> FieldErrors)]
pub struct LineInput {
    /// An item of the catalogue, by its external id. Its name, unit and price need not be told.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 100)]
    pub item: Option<Read<Reference>>,
    /// The seller's own item number (BT-155), of what is in no catalogue.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 100, example = "TM-6991-A")]
    pub item_id: Option<Read<Reference>>,
    /// BT-153; the item's own when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 200, example = "Installation og idriftsættelse")]
    pub name: Option<Read<Name>>,
    /// BT-154; the item's own when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 2000)]
    pub description: Option<Read<Note>>,
    /// Not zero; at most 9 digits before the point and 4 after (BT-129).
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "5")]
    pub quantity: Option<Read<Quantity>>,
    /// Instead of a quantity: what a percentage is taken of, where the item is priced by one.
    #[deserr(default)]
    #[schema(value_type = Option<String>)]
    pub amount: Option<Read<Amount>>,
    /// UN/ECE Recommendation 20 (BT-130): `C62` piece, `HUR` hour, `KGM` kilogram. Of an item only beside its own price.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "C62")]
    pub unit: Option<Read<Unit>>,
    /// Before VAT unless `prices_include_vat`, not negative; at most 9 digits before the point and 6 after (BT-146).
    /// May be absent where `gross_price` and `price_discount` are given. Of an item it comes before every price list.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "2154.91")]
    pub unit_price: Option<Read<UnitPrice>>,
    /// The price before its discount (BT-148).
    #[deserr(default)]
    #[schema(value_type = Option<String>)]
    pub gross_price: Option<Read<UnitPrice>>,
    /// What is taken off the gross price (BT-147): the unit price is the difference, exactly.
    #[deserr(default)]
    #[schema(value_type = Option<String>)]
    pub price_discount: Option<Read<UnitPrice>>,
    /// For how many units the price is (BT-149); one when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "1")]
    pub base_quantity: Option<Read<BaseQuantity>>,
    /// BG-27 and BG-28; at most 20.
    #[deserr(default)]
    pub allowances_charges: Vec<AdjustmentInput>,
    /// BG-30; decided by rule when absent.
    #[deserr(default)]
    pub vat: Option<VatInput>,
    /// For the rules: `standard`, `reduced`, `second_reduced`, `super_reduced`, `parking`, `zero` or `exempt`; the
    /// item's own, else `standard`, when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>)]
    pub tax_class: Option<Read<RateClass>>,
    /// For the rules: `goods`, `services` or `digital_services`; the item's own, else `goods`, when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>)]
    pub supply: Option<Read<SupplyKind>>,
    /// For the rules: why it is exempt (BT-120).
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 150)]
    pub exemption_reason: Option<Read<ShortText>>,
    /// The same as a code of the VATEX list (BT-121).
    #[deserr(default)]
    #[schema(value_type = Option<String>)]
    pub exemption_code: Option<Read<ExemptionCode>>,
}

/// How many allowances and charges a line may have.
const ADJUSTMENTS_MAX: usize = 20;

/// What a line without an item has; a price also by its gross price and discount.
const FIELDS_WITHOUT_ITEM: [&str; 4] = ["name", "quantity", "unit", "unit_price"];
const PRICE: [&str; 3] = ["unit_price", "gross_price", "price_discount"];

/// A line read so that each field it lacks is named beside all else that is wrong with it.
#[derive(Debug, Clone)]
pub struct ReadLine(pub(super) LineInput);

impl Deserr<FieldErrors> for ReadLine {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, FieldErrors> {
        let told = serde_json::Value::deserialize_from_value(value, location)?;
        let lacks = |field: &str| told.get(field).is_none_or(serde_json::Value::is_null);
        let is_missing = |field: &str| lacks(field) && !(PRICE.contains(&field) && PRICE.iter().any(|one| !lacks(one)));
        let expected = if told.is_object() && lacks("item") { &FIELDS_WITHOUT_ITEM[..] } else { &[] };
        let mut errors = None;
        for field in expected.iter().filter(|field| is_missing(field)) {
            let detail = "the field is missing; a line of an item of the catalogue, by item, needs none but a quantity";
            let invalid = Invalid::new("field_missing", detail);
            errors =
                Some(FieldErrors::joined(errors, FieldErrors::refused(&invalid, location.push_key(field)), location));
        }
        match LineInput::deserialize_from_value(told.into_value(), location) {
            Ok(line) => errors.map_or(Ok(Self(line)), Err),
            Err(found) => Err(FieldErrors::joined(errors, found, location)),
        }
    }
}

fn check(read: LineInput, location: ValuePointerRef<'_>) -> Result<LineInput, FieldErrors> {
    let refused = |InvalidAt { invalid, pointer }: InvalidAt| {
        FieldErrors::refused(&invalid, location.push_key(pointer.trim_start_matches('/')))
    };
    read.price().map_err(|invalid| refused(invalid.at("/unit_price")))?;
    read.check_measure().and_then(|()| read.check_tax()).map_err(refused)?;
    if read.allowances_charges.len() > ADJUSTMENTS_MAX {
        let detail = format!("a line has at most {ADJUSTMENTS_MAX} allowances and charges");
        return Err(refused(Invalid::new("adjustments_count", detail).at("/allowances_charges")));
    }
    Ok(read)
}

impl LineInput {
    /// BT-146 to BT-148; none where a price list is to tell it.
    fn price(&self) -> Result<Option<NetPrice>, Invalid> {
        let read = |price: &Option<Read<UnitPrice>>| price.as_ref().map(|price| price.0);
        match (read(&self.unit_price), read(&self.gross_price), read(&self.price_discount)) {
            (Some(price), None, None) => Ok(Some(NetPrice::plain(price))),
            (told, Some(gross), Some(discount)) => NetPrice::discounted(gross, discount, told).map(Some),
            (None, None, None) => Ok(None),
            _ => Err(Invalid::new("price_incomplete", "gross_price and price_discount go together")),
        }
    }

    /// Refuses what would be left out of account: beside an item what the item tells, without one what only an item has.
    fn check_measure(&self) -> Result<(), InvalidAt> {
        let refused = |field, code, detail: &str| Err(Invalid::new(code, detail).at(field));
        let is_priced = self.unit_price.is_some() || self.gross_price.is_some();
        if self.amount.is_some() && (self.item.is_none() || is_priced) {
            let detail = "an amount is what a price list takes a percentage of, of an item; tell a quantity instead";
            return refused("/amount", "amount_without_list_price", detail);
        }
        if self.item.is_none() {
            return Ok(());
        }
        if self.quantity.is_some() == self.amount.is_some() {
            let detail = "a line of an item tells its quantity, or the amount that a percentage is taken of";
            return refused("/quantity", "quantity_or_amount", detail);
        }
        if self.item_id.is_some() {
            return refused("/item_id", "item_id_beside_item", "the item has its own number; leave item_id out");
        }
        let detail = "the price list tells it; leave it out, or tell the unit_price too";
        if !is_priced && self.unit.is_some() {
            return refused("/unit", "unit_without_price", detail);
        }
        if !is_priced && self.base_quantity.is_some() {
            return refused("/base_quantity", "base_quantity_without_price", detail);
        }
        Ok(())
    }

    /// VAT is told or decided by rule, and a reason is one of what may be exempt.
    fn check_tax(&self) -> Result<(), InvalidAt> {
        let for_rules = [
            ("/tax_class", self.tax_class.is_some()),
            ("/supply", self.supply.is_some()),
            ("/exemption_reason", self.exemption_reason.is_some()),
            ("/exemption_code", self.exemption_code.is_some()),
        ];
        if let Some((field, _)) = for_rules.iter().find(|(_, told)| self.vat.is_some() && *told) {
            let detail = "vat tells how the line is taxed; leave it out, so that the rules decide, or leave this out";
            return Err(Invalid::new("vat_told_twice", detail).at(*field));
        }
        let class = self.tax_class.as_ref().map(|class| class.0);
        let class = class.or(if self.item.is_none() { Some(RateClass::Standard) } else { None });
        let has_reason = self.exemption_reason.is_some() || self.exemption_code.is_some();
        if class.is_some_and(RateClass::has_rate) && has_reason {
            let detail = "what has a rate has no exemption; the tax_class is zero or exempt, or leave the reason out";
            let field = if self.exemption_reason.is_some() { "/exemption_reason" } else { "/exemption_code" };
            return Err(Invalid::new("exemption_reason_unexpected", detail).at(field));
        }
        Ok(())
    }

    /// What is asked for.
    pub(super) fn into_asked(self) -> Result<AskedLine, Invalid> {
        let price = self.price()?;
        let discount = price.and_then(NetPrice::gross_and_discount);
        Ok(AskedLine {
            item: self.item.map(|item| item.0),
            item_id: self.item_id.map(|id| id.0),
            name: self.name.map(|name| name.0),
            description: self.description.map(|text| text.0),
            quantity: self.quantity.map(|quantity| quantity.0),
            amount: self.amount.map(|amount| amount.0),
            unit: self.unit.map(|unit| unit.0),
            unit_price: price.map(NetPrice::net),
            discount: discount.map(|(gross_price, discount)| PriceDiscount { gross_price, discount }),
            base_quantity: self.base_quantity.map_or(BaseQuantity::ONE, |base| base.0),
            asked: self.allowances_charges.iter().map(AdjustmentInput::asked).collect::<Result<_, _>>()?,
            vat: self.vat.as_ref().map(VatInput::treatment).transpose()?,
            tax: AskedTax {
                class: self.tax_class.map(|class| class.0),
                supply: self.supply.map(|supply| supply.0),
                exemption_reason: self.exemption_reason.map(|text| text.0),
                exemption_code: self.exemption_code.map(|code| code.0),
            },
        })
    }
}
