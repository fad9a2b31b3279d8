//! Lines of the catalogue: what the item and the lists say, and what the line says itself.

use domain::id::{MerchantId, PriceListId};
use domain::invoice::PricedLine;
use domain::language::Language;
use domain::money::Money;
use domain::pricing::{ItemPrice, PriceList, PriceListProfile, PriceTable, Validity};
use domain::tax::TaxRule;
use domain::text::{Name, Reference};
use jiff::civil::date;
use serde_json::{Value, json};
use ulid::Ulid;

use crate::made::{Shop, draft, item, less, money, plain, shop, sold, with};

/// Prices as they are stored, by item, in a list in kroner for everybody.
pub(crate) fn list(number: u128, prices: &[(&str, Value)], minimum: Option<Money>) -> PriceList {
    let price = |(item, model): &(&str, Value)| {
        serde_json::from_value::<ItemPrice>(with(model.clone(), &json!({ "item": item }))).unwrap()
    };
    let prices = prices.iter().map(price).collect();
    PriceList {
        id: PriceListId::new(Ulid::from(number)),
        merchant: MerchantId::new(Ulid::from(1_u128)),
        external_id: Reference::parse(&format!("list-{number}")).unwrap(),
        profile: PriceListProfile {
            name: Name::parse("List").unwrap(),
            customer: None,
            validity: Validity::default(),
            table: PriceTable::new(money("0").currency(), prices, minimum).unwrap(),
            metadata: std::collections::BTreeMap::new(),
        },
        version: 1,
        created_at: jiff::Timestamp::UNIX_EPOCH,
    }
}

pub(crate) fn flat(price: &str) -> Value {
    json!({ "model": "flat", "unit_price": price })
}

/// The first at 10.00, every further one at 8.00.
pub(crate) fn rungs() -> Value {
    json!({ "model": "graduated", "tiers": [
        { "up_to": "1", "unit_price": "10" }, { "unit_price": "8" }] })
}

/// A shop that sells A by a price.
fn selling(price: Value) -> Shop {
    let described = json!({ "description": "By the metre" });
    Shop { items: vec![item("A", &described)], lists: vec![list(7, &[("A", price)], None)], ..shop() }
}

fn of_item(more: &Value) -> Value {
    with(json!({ "item": "A" }), more)
}

/// `name: quantity unit x price = net`.
fn shown(line: &PricedLine) -> String {
    let told = &line.line;
    format!("{}: {} {} x {} = {}", told.name, told.quantity, told.unit, told.unit_price, line.net)
}

fn lines(shop: &Shop, asked: &[Value]) -> Vec<PricedLine> {
    shop.ready(&plain(asked)).unwrap().priced.lines
}

#[test]
fn what_a_line_leaves_out_is_the_items() {
    let found = lines(&selling(flat("12.50")), &[of_item(&json!({ "quantity": "4" }))]);
    assert_eq!(found.iter().map(shown).collect::<Vec<_>>(), ["Cable: 4 MTR x 12.5 = 50.00"]);
    let line = &found[0].line;
    assert_eq!(line.item_id.as_ref().unwrap().as_str(), "A");
    assert_eq!(line.description.as_ref().unwrap().as_str(), "By the metre");
    assert_eq!(found[0].pricing.as_ref().unwrap().price_list_external_id.as_str(), "list-7");
    let own = json!({ "quantity": "4", "name": "Rope", "description": "Red" });
    let found = lines(&selling(flat("12.50")), &[of_item(&own)]);
    assert_eq!(found.iter().map(shown).collect::<Vec<_>>(), ["Rope: 4 MTR x 12.5 = 50.00"]);
    assert_eq!(found[0].line.description.as_ref().unwrap().as_str(), "Red");
}

#[test]
fn a_price_that_the_line_tells_comes_before_the_list() {
    let told = |more: &Value| lines(&selling(flat("12.50")), &[of_item(&with(json!({ "quantity": "4" }), more))]);
    let found = told(&json!({ "unit_price": "9" }));
    assert_eq!(found.iter().map(shown).collect::<Vec<_>>(), ["Cable: 4 MTR x 9 = 36.00"]);
    assert_eq!((found[0].line.item_id.as_ref().unwrap().as_str(), &found[0].pricing), ("A", &None));
    assert_eq!(found[0].line.description.as_ref().unwrap().as_str(), "By the metre");
    let found = told(&json!({ "unit_price": "9", "name": "Rope", "unit": "C62", "description": "Red" }));
    assert_eq!(found.iter().map(shown).collect::<Vec<_>>(), ["Rope: 4 C62 x 9 = 36.00"]);
    assert_eq!(found[0].line.description.as_ref().unwrap().as_str(), "Red");
}

#[test]
fn a_line_of_an_item_tells_a_quantity_or_an_amount() {
    let shop = selling(flat("1"));
    for more in [json!({}), json!({ "quantity": "1", "amount": "1" })] {
        let refused = shop.refused(&plain(&[sold("1", "1"), of_item(&more)]));
        assert_eq!(refused, ("quantity_or_amount", "/lines/1/quantity".to_owned()));
    }
    // Two percent of 500.00.
    let percent = selling(json!({ "model": "percentage", "percentage": "2" }));
    assert_eq!(lines(&percent, &[of_item(&json!({ "amount": "500" }))])[0].net, money("10"));
    let refused = percent.refused(&plain(&[of_item(&json!({ "quantity": "1" }))]));
    assert_eq!(refused, ("amount_missing", "/lines/0/item".to_owned()));
}

#[test]
fn a_line_without_an_item_tells_everything() {
    for field in ["name", "quantity", "unit", "unit_price"] {
        let mut line = sold("1", "1");
        line.as_object_mut().unwrap().remove(field);
        assert_eq!(shop().refused(&plain(&[line])), ("field_missing", format!("/lines/0/{field}")));
    }
}

#[test]
fn an_item_is_sold_at_a_price_before_vat() {
    let shop = selling(flat("1"));
    let refused = |shop: &Shop, item: &str, more| {
        shop.refused(&draft(&[sold("1", "1"), json!({ "item": item, "quantity": "1" })], more))
    };
    let at_item = |code| (code, "/lines/1/item".to_owned());
    assert_eq!(refused(&shop, "B", json!({})), at_item("item_unknown"));
    let with_vat = json!({ "prices_include_vat": true });
    assert_eq!(refused(&shop, "A", with_vat.clone()), at_item("catalogue_price_with_vat"));
    assert!(shop.ready(&draft(&[sold("1", "1")], with_vat)).is_ok());
    let archived = Shop { items: vec![item("A", &json!({ "archived": true }))], ..shop };
    assert_eq!(refused(&archived, "A", json!({})), at_item("item_archived"));
}

#[test]
fn a_list_holds_on_the_day_of_supply() {
    let mut shop = selling(flat("1"));
    shop.lists[0].profile.validity = Validity::new(None, Some(date(2026, 11, 20))).unwrap();
    let asked = [of_item(&json!({ "quantity": "1" }))];
    assert_eq!(shop.refused(&plain(&asked)).1, "/lines/0/item");
    assert!(shop.ready(&draft(&asked, json!({ "supply_date": "2026-11-20" }))).is_ok());
    assert!(shop.ready(&draft(&asked, json!({ "issue_date": "2026-11-20" }))).is_ok());
}

#[test]
fn what_the_line_allows_stands_on_its_first_rung() {
    let asked = of_item(&json!({ "quantity": "3", "allowances_charges": [less(&json!({ "amount": "2" }))] }));
    let found = lines(&selling(rungs()), &[asked, sold("1", "1")]);
    // 10.00 less 2.00, and 2 × 8.00.
    let shown: Vec<_> = found.iter().map(shown).collect();
    assert_eq!(shown, ["Cable: 1 MTR x 10 = 8.00", "Cable: 2 MTR x 8 = 16.00", "Bracket: 1 C62 x 1 = 1.00"]);
    assert_eq!(found.iter().map(|line| line.adjustments.len()).collect::<Vec<_>>(), [1, 0, 0]);
    assert!(found[1].pricing.is_some() && found[2].pricing.is_none());
}

#[test]
fn each_list_has_its_own_minimum() {
    let lists = vec![
        list(7, &[("A", flat("10"))], Some(money("100"))),
        list(8, &[("B", flat("10"))], Some(money("30"))),
        list(9, &[("C", flat("10"))], Some(money("1000"))),
    ];
    let shop = Shop { items: ["A", "B"].map(|number| item(number, &json!({}))).to_vec(), lists, ..shop() };
    let allowance = json!({ "quantity": "4", "allowances_charges": [less(&json!({ "amount": "5" }))] });
    let asked = [of_item(&allowance), of_item(&json!({ "quantity": "2" })), json!({ "item": "B", "quantity": "3" })];
    // By list 7: 40.00 − 5.00 + 20.00 = 55.00, so 45.00 lack; by list 8 30.00 of 30.00; by list 9 nothing is sold.
    let found = lines(&shop, &asked);
    assert_eq!(found.len(), 4);
    assert_eq!(shown(&found[3]), "Minimum commitment: 1 C62 x 45 = 45.00");
    assert_eq!(found[3].tax_rule, Some(TaxRule::Domestic));
    assert_eq!(found[3].line.vat.rate().to_string(), "25");
    assert_eq!(found[3].pricing.as_ref().unwrap().price_list_external_id.as_str(), "list-7");
    assert_eq!((&found[3].line.item_id, &found[3].line.description), (&None, &None));
}

#[test]
fn a_minimum_is_a_service_in_the_buyers_language() {
    let names = [
        (Language::Danish, "Minimumsforbrug"),
        (Language::Romanian, "Consum minim angajat"),
        (Language::Arabic, "الحد الأدنى المتفق عليه"),
        (Language::English, "Minimum commitment"),
    ];
    for (language, name) in names {
        let mut shop = selling(flat("10"));
        shop.lists = vec![list(7, &[("A", flat("10"))], Some(money("100")))];
        shop.customer.language = language;
        // Goods to Norway are an export; a service to a consumer there is taxed at home.
        shop.customer.address.country = domain::country::Country::parse("NO").unwrap();
        let found = lines(&shop, &[of_item(&json!({ "quantity": "1" }))]);
        assert_eq!((found[1].line.name.as_str(), found[1].net), (name, money("90")));
        assert_eq!([found[0].tax_rule, found[1].tax_rule], [TaxRule::Export, TaxRule::ServiceToConsumer].map(Some));
    }
}
