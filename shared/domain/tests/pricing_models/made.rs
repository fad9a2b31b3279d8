//! Values the stories are made of.

use domain::arithmetic::{BaseQuantity, LineFigures, NetPrice, Percentage};
use domain::currency::Currency;
use domain::id::{CustomerId, MerchantId, PriceListId};
use domain::invoice::{Amount, AskedSize};
use domain::money::Money;
use domain::price::UnitPrice;
use domain::pricing::{
    AskedItem, ChosenPrice, ItemPrice, Measure, PercentagePrice, PriceList, PriceListProfile, PriceModel, PriceTable,
    QuantityDiscount, QuantityDiscounts, QuotedLine, Tier, Tiers, Validity, quote,
};
use domain::quantity::Quantity;
use domain::refusal::Invalid;
use domain::tax::{VatCategory, VatRate};
use domain::text::{Name, Reference};
use domain::unit::Unit;
use ulid::Ulid;

pub(crate) fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

pub(crate) fn money(text: &str, code: &str) -> Money {
    Money::parse(text, currency(code)).unwrap()
}

pub(crate) fn unit_price(text: &str) -> UnitPrice {
    UnitPrice::parse(text).unwrap()
}

pub(crate) fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

pub(crate) fn item(text: &str) -> Reference {
    Reference::parse(text).unwrap()
}

pub(crate) fn customer(number: u128) -> CustomerId {
    CustomerId::new(Ulid::from(number))
}

pub(crate) fn flat(price: &str) -> PriceModel {
    PriceModel::Flat { unit_price: unit_price(price), base_quantity: BaseQuantity::ONE }
}

/// Rungs as `(up to, unit price, flat fee)`; an empty text is none.
pub(crate) fn tiers(rungs: &[(&str, &str, &str)]) -> Tiers {
    let tier = |(up_to, price, fee): &(&str, &str, &str)| Tier {
        up_to: (!up_to.is_empty()).then(|| quantity(up_to)),
        unit_price: unit_price(price),
        flat_fee: (!fee.is_empty()).then(|| unit_price(fee)),
    };
    Tiers::new(&rungs.iter().map(tier).collect::<Vec<_>>()).unwrap()
}

pub(crate) fn package(size: &str, price: &str) -> PriceModel {
    PriceModel::Package { size: BaseQuantity::parse(size).unwrap(), price: unit_price(price) }
}

/// A percentage with its fixed part, minimum and maximum; an empty text is none.
pub(crate) fn percentage(percent: &str, fixed: &str, minimum: &str, maximum: &str) -> PriceModel {
    let part = |text: &str| (!text.is_empty()).then(|| unit_price(text));
    let percent = Percentage::parse(percent).unwrap();
    PriceModel::Percentage(PercentagePrice::new(percent, part(fixed), part(minimum), part(maximum)).unwrap())
}

pub(crate) fn discounts(steps: &[(&str, &str)]) -> QuantityDiscounts {
    let step = |(from, percent): &(&str, &str)| QuantityDiscount {
        from: quantity(from),
        percentage: Percentage::parse(percent).unwrap(),
    };
    QuantityDiscounts::new(steps.iter().map(step).collect()).unwrap()
}

pub(crate) fn priced(name: &str, model: PriceModel) -> ItemPrice {
    ItemPrice { item: item(name), model, discounts: QuantityDiscounts::default() }
}

/// A general list without dates; its id and external id follow from a number.
pub(crate) fn list(number: u128, code: &str, prices: Vec<ItemPrice>, minimum: Option<Money>) -> PriceList {
    PriceList {
        id: PriceListId::new(Ulid::from(number)),
        merchant: MerchantId::new(Ulid::from(1_u128)),
        external_id: item(&format!("list-{number}")),
        profile: PriceListProfile {
            name: Name::parse("List").unwrap(),
            customer: None,
            validity: Validity::default(),
            table: PriceTable::new(currency(code), prices, minimum).unwrap(),
            metadata: std::collections::BTreeMap::new(),
        },
        version: 1,
        created_at: jiff::Timestamp::UNIX_EPOCH,
    }
}

/// The lines of so many units, or of a percentage of so much, in a currency.
pub(crate) fn quoted_with(
    code: &str,
    model: PriceModel,
    discounts: QuantityDiscounts,
    measure: Measure,
) -> Result<Vec<QuotedLine>, Invalid> {
    let list = list(7, code, vec![ItemPrice { discounts, ..priced("A", model) }], None);
    let chosen = ChosenPrice { list: &list, price: &list.profile.table.prices()[0] };
    quote(&AskedItem { item: item("A"), measure }, &Unit::parse("KGM").unwrap(), chosen)
}

pub(crate) fn units(text: &str) -> Measure {
    Measure::Quantity(quantity(text))
}

pub(crate) fn of_amount(text: &str) -> Measure {
    Measure::Amount(Amount::parse(text).unwrap())
}

/// Without discounts, in kroner.
pub(crate) fn quoted(model: PriceModel, measure: Measure) -> Vec<QuotedLine> {
    quoted_with("DKK", model, QuantityDiscounts::default(), measure).unwrap()
}

/// What a line comes to: its product rounded, less its allowances.
pub(crate) fn net(line: &QuotedLine, code: &str) -> Money {
    let figures = LineFigures {
        quantity: line.quantity,
        price: NetPrice::plain(line.unit_price),
        base_quantity: line.base_quantity,
        adjustments: Vec::new(),
        category: VatCategory::Standard,
        rate: VatRate::parse("25").unwrap(),
    };
    let standing = figures.net(currency(code)).unwrap();
    let settle = |allowance: &domain::invoice::AskedAdjustment| allowance.settle(currency(code), standing).unwrap();
    let adjustments = line.allowances.iter().map(settle).collect();
    LineFigures { adjustments, ..figures }.net(currency(code)).unwrap()
}

/// Lines as `quantity unit × price = net`.
pub(crate) fn shown(lines: &[QuotedLine]) -> Vec<String> {
    let line = |line: &QuotedLine| {
        let percent = |size: &AskedSize| match size {
            AskedSize::Percentage(percentage, None) => format!(" - {percentage} %"),
            other => panic!("{other:?}"),
        };
        let allowances: String = line.allowances.iter().map(|allowance| percent(&allowance.size)).collect();
        format!("{} {} x {}{allowances} = {}", line.quantity, line.unit, line.unit_price, net(line, "DKK"))
    };
    lines.iter().map(line).collect()
}

/// The rules of lines as they are stored, without the list.
pub(crate) fn rules(lines: &[QuotedLine]) -> Vec<serde_json::Value> {
    let rule = |line: &QuotedLine| {
        let mut stored = serde_json::to_value(&line.explanation).unwrap();
        let fields = stored.as_object_mut().unwrap();
        assert_eq!(fields.remove("price_list").unwrap(), "prl_00000000000000000000000007");
        assert_eq!(fields.remove("price_list_external_id").unwrap(), "list-7");
        stored
    };
    lines.iter().map(rule).collect()
}
