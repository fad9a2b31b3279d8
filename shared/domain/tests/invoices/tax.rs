//! How lines are taxed: as they say, else by rules over seller, buyer, item and place.

use domain::country::Country;
use domain::invoice::PricedLine;
use domain::tax::{TaxRule, VatId};
use domain::text::Reference;
use serde_json::{Value, json};

use crate::catalogue::{flat, list};
use crate::made::{Shop, draft, item, plain, shop, sold, with};

fn ruled(tax: &Value) -> Value {
    let mut line = with(sold("1", "100"), &json!({ "tax": tax }));
    line.as_object_mut().unwrap().remove("vat");
    line
}

fn line(shop: &Shop, asked: Value) -> PricedLine {
    shop.ready(&plain(&[asked])).unwrap().priced.lines.remove(0)
}

fn rule(shop: &Shop, asked: Value) -> TaxRule {
    line(shop, asked).tax_rule.unwrap()
}

fn buyer_in(country: &str) -> Shop {
    let mut shop = shop();
    shop.customer.address.country = Country::parse(country).unwrap();
    shop
}

#[test]
fn a_line_is_standard_goods_unless_it_says_otherwise() {
    let taxed = line(&shop(), ruled(&json!({})));
    assert_eq!((taxed.tax_rule, taxed.line.vat.rate().to_string()), (Some(TaxRule::Domestic), "25".to_owned()));
    let told = line(&buyer_in("NO"), sold("1", "100"));
    assert_eq!((told.tax_rule, told.line.vat.rate().to_string()), (None, "25".to_owned()));
    assert_eq!(rule(&buyer_in("NO"), ruled(&json!({}))), TaxRule::Export);
    assert_eq!(rule(&buyer_in("NO"), ruled(&json!({ "supply": "services" }))), TaxRule::ServiceToConsumer);
}

#[test]
fn a_reason_and_a_code_of_an_exemption_are_the_lines() {
    let tax = json!({ "class": "exempt", "exemption_reason": "Education", "exemption_code": "VATEX-EU-132" });
    let exempt = line(&shop(), ruled(&tax));
    assert_eq!(exempt.tax_rule, Some(TaxRule::DomesticExempt));
    assert_eq!(exempt.line.vat.exemption_reason().unwrap().as_str(), "Education");
    assert_eq!(exempt.line.vat.exemption_code().unwrap().to_string(), "VATEX-EU-132");
    let refused = shop().refused(&plain(&[sold("1", "1"), ruled(&json!({ "class": "exempt" }))]));
    assert_eq!(refused, ("exemption_reason_missing", "/lines/1/vat".to_owned()));
}

#[test]
fn what_a_line_leaves_open_is_the_items_class_and_kind() {
    let profile = json!({ "tax_class": "zero", "supply": "services" });
    let sells = |country: &str| Shop {
        items: vec![item("A", &profile)],
        lists: vec![list(7, &[("A", flat("10"))], None)],
        ..buyer_in(country)
    };
    let of_item = |tax: Value| json!({ "item": "A", "quantity": "1", "tax": tax });
    let reason = |more: &Value| of_item(with(json!({ "exemption_reason": "By law" }), more));
    assert_eq!(rule(&sells("NO"), of_item(json!({ "supply": "goods" }))), TaxRule::Export);
    assert_eq!(rule(&sells("NO"), reason(&json!({ "class": "standard" }))), TaxRule::ServiceToConsumer);
    assert_eq!(rule(&sells("DK"), of_item(json!({ "class": "standard" }))), TaxRule::Domestic);
    assert_eq!(rule(&sells("DK"), of_item(json!({}))), TaxRule::DomesticZero);
}

#[test]
fn goods_are_taxed_where_they_are_delivered() {
    let to = |country: &str| draft(&[ruled(&json!({}))], json!({ "deliver_to": country }));
    let rule = |country| shop().ready(&to(country)).unwrap().priced.lines[0].tax_rule.unwrap();
    assert_eq!([rule("DK"), rule("NO")], [TaxRule::Domestic, TaxRule::Export]);
    assert_eq!(rule("SE"), TaxRule::DistanceSaleBelowThreshold);
}

#[test]
fn a_buyer_with_a_number_of_the_register_is_a_business() {
    let services = || ruled(&json!({ "supply": "services" }));
    assert_eq!(rule(&buyer_in("NO"), services()), TaxRule::ServiceToConsumer);
    let mut registered = buyer_in("NO");
    registered.customer.legal_id = Some(Reference::parse("987654321").unwrap());
    assert_eq!(rule(&registered, services()), TaxRule::OutsideScope);
    let mut identified = buyer_in("DE");
    identified.customer.vat_id = Some(VatId::parse("DE123456788").unwrap());
    assert_eq!(rule(&identified, services()), TaxRule::ReverseCharge);
    assert_eq!(rule(&identified, ruled(&json!({}))), TaxRule::IntraCommunitySupply);
}

#[test]
fn a_seller_without_a_vat_identifier_charges_none() {
    let mut shop = shop();
    shop.merchant.seller.vat_id = None;
    assert_eq!(rule(&shop, ruled(&json!({}))), TaxRule::SellerNotRegistered);
}
