//! Which profile an invoice's electronic invoice keeps to, and what becomes of one that cannot be written.

use domain::electronic_invoice::{ElectronicInvoice, Profile};
use domain::invoice::Ready;
use domain::refusal::InvalidAt;
use serde_json::{Value, json};

use crate::catalogue::{list, rungs};
use crate::made::{Shop, draft, item, less, plain, shop, sold, untaxed, with};

fn settled(shop: &Shop, more: Value) -> Result<Option<Profile>, InvalidAt> {
    shop.ready(&draft(&[sold("1", "100")], more)).map(|ready: Ready| ready.profile)
}

fn code(refused: Result<Option<Profile>, InvalidAt>) -> (&'static str, String) {
    let refused = refused.unwrap_err();
    (refused.invalid.code, refused.pointer)
}

const MISSING: &str = "electronic_invoice_term_missing";

#[test]
fn a_profile_is_the_drafts_else_the_customers_else_the_merchants_else_en_16931() {
    let mut shop = shop();
    assert_eq!(settled(&shop, json!({})), Ok(Some(Profile::En16931)));
    // None of the others has what it asks for here, so that each is told by what it misses.
    let named = |shop: &Shop, more: Value| settled(shop, more).unwrap_err().invalid.detail;
    shop.merchant.profile = Some(Profile::CiusRo);
    assert!(named(&shop, json!({})).contains("CIUS-RO 1.0.1"));
    shop.customer.profile = Some(Profile::Xrechnung);
    assert!(named(&shop, json!({})).contains("XRechnung 3.0"));
    assert!(named(&shop, json!({ "profile": "peppol" })).contains("Peppol BIS Billing 3.0"));
    assert_eq!(settled(&shop, json!({ "profile": "en16931" })), Ok(Some(Profile::En16931)));
}

#[test]
fn what_is_missing_is_refused_where_somebody_named_a_profile_and_else_leaves_the_pdf_alone() {
    let mut shop = shop();
    shop.merchant.seller.vat_id = None;
    let whoever_asks = [(None, Ok(None)), (Some(ElectronicInvoice::WherePossible), Ok(None))];
    for (mode, expected) in whoever_asks {
        shop.merchant.electronic_invoice = mode;
        assert_eq!(settled(&shop, json!({})), expected, "{mode:?}");
    }
    assert_eq!(settled(&shop, json!({ "profile": "en16931" })), Ok(None), "where possible, though it is named");
    shop.merchant.electronic_invoice = None;
    assert_eq!(code(settled(&shop, json!({ "profile": "en16931" }))), (MISSING, String::new()));
    shop.customer.profile = Some(Profile::En16931);
    assert_eq!(code(settled(&shop, json!({}))), (MISSING, String::new()));
    shop.customer.profile = None;
    shop.merchant.electronic_invoice = Some(ElectronicInvoice::Required);
    assert_eq!(code(settled(&shop, json!({}))), (MISSING, String::new()), "BR-CO-26: nothing identifies the seller");
}

#[test]
fn an_invoice_has_the_profile_it_was_settled_with_and_one_that_replaces_it_the_one_it_was_asked_for() {
    let mut shop = shop();
    let content = draft(&[sold("1", "100")], json!({ "profile": "en16931" }));
    let profiles = |shop: &Shop| {
        let invoice = shop.issued(1, &content);
        (invoice.profile, invoice.asked_again().unwrap().profile)
    };
    assert_eq!(profiles(&shop), (Some(Profile::En16931), None), "what holds where nobody names any");
    shop.customer.profile = Some(Profile::En16931);
    assert_eq!(profiles(&shop), (Some(Profile::En16931), None), "the customer's own follows again");
    shop.customer.profile = Some(Profile::Peppol);
    assert_eq!(profiles(&shop), (Some(Profile::En16931), Some(Profile::En16931)), "not the customer's");
    shop.merchant.electronic_invoice = Some(ElectronicInvoice::WherePossible);
    shop.merchant.seller.vat_id = None;
    assert_eq!(profiles(&shop), (None, None));
}

#[test]
fn where_it_is_delivered_is_said_once_or_twice_the_same() {
    let shop = shop();
    let address = |country: &str| {
        json!({ "address": { "line1": "Storgatan 1", "line2": null, "city": "Malmö", "postal_code": "21120",
            "subdivision": null, "country": country } })
    };
    let delivered = |more: Value| {
        let mut line = sold("1", "100");
        line.as_object_mut().unwrap().remove("vat");
        shop.ready(&draft(&[line], more)).map(|ready| ready.priced.lines[0].tax_rule.unwrap().as_str())
    };
    assert_eq!(delivered(json!({})), Ok("domestic"));
    assert_eq!(delivered(json!({ "delivery_address": address("NO") })), Ok("export"), "the address decides");
    assert_eq!(delivered(json!({ "delivery_address": address("NO"), "deliver_to": "NO" })), Ok("export"));
    let refused = delivered(json!({ "delivery_address": address("NO"), "deliver_to": "DK" })).unwrap_err();
    assert_eq!((refused.invalid.code, refused.pointer.as_str()), ("deliver_to_contradicts", "/deliver_to"));
}

#[test]
fn what_a_line_misses_is_told_at_the_line_that_was_asked_for() {
    let mut shop = Shop { items: vec![item("A", &json!({}))], lists: vec![list(7, &[("A", rungs())], None)], ..shop() };
    shop.merchant.electronic_invoice = Some(ElectronicInvoice::Required);
    let refused = |lines: &[Value], more: Value| shop.refused(&draft(lines, more));
    let unfit = |pointer: &str| ("electronic_invoice_term_unfit", pointer.to_owned());
    // Three units of the item are two lines, so that the second asked line is the third.
    let of_item = json!({ "item": "A", "quantity": "3" });
    let odd = with(sold("1", "1"), &json!({ "unit": "ZZZ" }));
    assert_eq!(refused(&[of_item.clone(), odd], json!({})), unfit("/lines/1/unit"));
    let of_odd_item =
        Shop { items: vec![item("A", &json!({ "unit": "ZZZ" }))], lists: shop.lists.clone(), ..shop_again() };
    assert_eq!(of_odd_item.refused(&plain(&[sold("1", "1"), of_item])), unfit("/lines/1/unit"));
    let coded = json!({ "kind": "allowance", "size": { "amount": "1" }, "reason": { "code": "FC" } });
    let line = with(sold("1", "1"), &json!({ "allowances_charges": [less(&json!({ "amount": "0.5" })), coded] }));
    assert_eq!(refused(&[sold("1", "1"), line], json!({})), unfit("/lines/1/allowances_charges"));
    let document = with(coded, &json!({ "vat": { "category": "S", "rate": "25" } }));
    assert_eq!(refused(&[sold("1", "5")], json!({ "allowances_charges": [document] })), unfit("/allowances_charges/0"));
}

/// A shop that asks for the electronic invoice of everything.
fn shop_again() -> Shop {
    let mut shop = shop();
    shop.merchant.electronic_invoice = Some(ElectronicInvoice::Required);
    shop
}

#[test]
fn a_currency_of_three_decimals_leaves_the_pdf_alone_or_is_refused_with_the_reason() {
    let mut shop = shop();
    assert_eq!(settled(&shop, json!({ "currency": "KWD" })), Ok(None));
    shop.merchant.electronic_invoice = Some(ElectronicInvoice::Required);
    let refused = settled(&shop, json!({ "currency": "KWD" })).unwrap_err();
    assert_eq!((refused.invalid.code, refused.pointer.as_str()), ("electronic_invoice_currency_decimals", "/currency"));
    assert!(refused.invalid.detail.contains("where_possible"), "{}", refused.invalid.detail);
}

#[test]
fn what_is_taxed_at_zero_and_at_a_rate_is_one_electronic_invoice() {
    assert_eq!(
        shop_again().ready(&plain(&[sold("1", "1"), untaxed("1", "1")])).unwrap().profile,
        Some(Profile::En16931)
    );
}
