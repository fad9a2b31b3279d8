//! VAT decided by rule, over HTTP: what a line leaves out follows from seller, buyer, place, kind, class and day.

use app::rows::keys;
use documents::sheet::Sale;
use domain::invoice::Invoice;
use serde_json::{Value, json};
use tests::World;
use tests::shop::{Shop, danish_customer, danish_merchant};

/// A shop whose merchant has its seat in another country.
async fn shop_in(world: &World, country: &str, vat_id: Option<&str>) -> Shop {
    let shop = world.shop("nordlys").await;
    let mut profile = danish_merchant("nordlys");
    profile["address"]["country"] = country.into();
    profile["vat_id"] = vat_id.into();
    shop.call("PUT", "/v1/settings/seller", Some(&profile)).await.expect(200);
    shop
}

/// A customer in a country; one with a VAT identifier is a business.
async fn customer_in(shop: &Shop, country: &str, vat_id: Option<&str>) -> String {
    let mut customer = danish_customer(&format!("{country}-{}", vat_id.unwrap_or("consumer")));
    customer["address"]["country"] = country.into();
    customer["vat_id"] = vat_id.into();
    customer["language"] = "en".into();
    shop.call("POST", "/v1/customers", Some(&customer)).await.expect(201).text_at("/id")
}

/// 4 × 250.00 = 1,000.00, of which nothing is said but the kind.
fn sale(customer: &str, supply: &str) -> Value {
    json!({
        "customer": customer,
        "lines": [{ "name": "Måler", "quantity": "4", "unit": "C62", "unit_price": "250.00", "supply": supply }]
    })
}

async fn settings(shop: &Shop, body: &Value) {
    shop.call("PUT", "/v1/settings/tax", Some(body)).await.expect(200);
}

/// Rule, category, rate, code, and VAT of the whole.
async fn decided(shop: &Shop, body: &Value) -> [String; 5] {
    let preview = shop.call("POST", "/v1/invoices/preview", Some(body)).await.expect(200).json();
    let line = &preview["lines"][0];
    let row = &preview["vat_breakdown"][0];
    for same in ["category", "rate", "exemption_reason", "exemption_code"] {
        assert_eq!(line["vat"][same], row[same], "{same}");
    }
    // Where there is no tax, the sentence of the rule is the reason that the invoice prints.
    if let Some(reason) = row["exemption_reason"].as_str() {
        assert_eq!(line["tax"]["reason"], reason);
    }
    let found =
        [&line["tax"]["rule"], &row["category"], &row["rate"], &row["exemption_code"], &preview["totals"]["vat"]];
    found.map(|value| value.as_str().unwrap_or_default().to_owned())
}

async fn expect(shop: &Shop, body: &Value, expected: [&str; 5]) {
    assert_eq!(decided(shop, body).await, expected, "{body}");
}

#[tokio::test]
async fn a_danish_shop_charges_by_who_buys_what_and_where() {
    let world = World::new(1);
    let shop = world.shop("nordlys").await;
    let dane = customer_in(&shop, "DK", Some("DK87654303")).await;
    let german = customer_in(&shop, "DE", Some("DE136695976")).await;
    let consumer = customer_in(&shop, "DE", None).await;
    let norwegian = customer_in(&shop, "NO", None).await;
    // 25 % of 1,000.00.
    expect(&shop, &sale(&dane, "goods"), ["domestic", "S", "25", "", "250.00"]).await;
    expect(&shop, &sale(&german, "goods"), ["intra_community_supply", "K", "0", "VATEX-EU-IC", "0.00"]).await;
    expect(&shop, &sale(&german, "services"), ["reverse_charge", "AE", "0", "VATEX-EU-AE", "0.00"]).await;
    expect(&shop, &sale(&german, "digital_services"), ["reverse_charge", "AE", "0", "VATEX-EU-AE", "0.00"]).await;
    expect(&shop, &sale(&norwegian, "goods"), ["export", "G", "0", "VATEX-EU-G", "0.00"]).await;
    expect(&shop, &sale(&norwegian, "digital_services"), ["outside_scope", "O", "0", "VATEX-EU-O", "0.00"]).await;
    expect(&shop, &sale(&norwegian, "services"), ["service_to_consumer", "S", "25", "", "250.00"]).await;

    // Goods are taxed where they come to, not where the buyer lives.
    let mut collected = sale(&german, "goods");
    collected["deliver_to"] = "DK".into();
    expect(&shop, &collected, ["domestic", "S", "25", "", "250.00"]).await;
    collected["deliver_to"] = "NO".into();
    expect(&shop, &collected, ["export", "G", "0", "VATEX-EU-G", "0.00"]).await;

    // Distance sales: the seller's VAT until the merchant chooses the One Stop Shop; 19 % of 1,000.00 then.
    let below = ["distance_sale_below_threshold", "S", "25", "", "250.00"];
    expect(&shop, &sale(&consumer, "goods"), below).await;
    let chosen = json!({ "scheme": { "kind": "standard" }, "distance_sales": "destination", "confirmed": [] });
    settings(&shop, &chosen).await;
    for supply in ["goods", "digital_services"] {
        expect(&shop, &sale(&consumer, supply), ["oss_destination", "S", "19", "", "190.00"]).await;
    }
    expect(&shop, &sale(&consumer, "services"), ["service_to_consumer", "S", "25", "", "250.00"]).await;
}

#[tokio::test]
async fn the_day_of_supply_decides_the_rate() {
    let world = World::new(2);
    let shop = shop_in(&world, "RO", Some("RO45757280")).await;
    let customer = customer_in(&shop, "RO", None).await;
    // Law 141/2025: 21 % from 1 August 2025, 19 % before; 11 % in place of 9 %.
    for (day, class, rate, vat) in [
        ("2025-07-31", "standard", "19", "190.00"),
        ("2025-08-01", "standard", "21", "210.00"),
        ("2025-07-31", "reduced", "9", "90.00"),
        ("2025-08-01", "reduced", "11", "110.00"),
    ] {
        let mut body = sale(&customer, "goods");
        body["supply_date"] = day.into();
        body["lines"][0]["tax_class"] = class.into();
        expect(&shop, &body, ["domestic", "S", rate, "", vat]).await;
    }
    // Without a day of supply it is the day of issue.
    expect(&shop, &sale(&customer, "goods"), ["domestic", "S", "21", "", "210.00"]).await;
}

#[tokio::test]
async fn a_saudi_shop_charges_fifteen_percent_at_home_and_nothing_on_exports() {
    let world = World::new(3);
    let shop = shop_in(&world, "SA", Some("300000000000003")).await;
    let at_home = customer_in(&shop, "SA", None).await;
    let abroad = customer_in(&shop, "DK", None).await;
    expect(&shop, &sale(&at_home, "goods"), ["domestic", "S", "15", "", "150.00"]).await;
    expect(&shop, &sale(&abroad, "goods"), ["saudi_export_of_goods", "Z", "0", "VATEX-SA-32", "0.00"]).await;
    expect(&shop, &sale(&abroad, "services"), ["saudi_export_of_services", "Z", "0", "VATEX-SA-33", "0.00"]).await;
}

#[tokio::test]
async fn a_small_business_and_a_seller_without_vat_identifier_charge_none() {
    let world = World::new(4);
    let shop = world.shop("nordlys").await;
    let customer = customer_in(&shop, "DK", None).await;
    let small = |reason: Value| {
        let scheme = json!({ "kind": "small_business", "reason": reason });
        json!({ "scheme": scheme, "distance_sales": "origin", "confirmed": [] })
    };
    settings(&shop, &small(Value::Null)).await;
    expect(&shop, &sale(&customer, "goods"), ["small_business", "E", "0", "", "0.00"]).await;
    settings(&shop, &small("Momsfri efter momslovens § 48".into())).await;
    let preview = shop.call("POST", "/v1/invoices/preview", Some(&sale(&customer, "goods"))).await.expect(200).json();
    assert_eq!(preview["vat_breakdown"][0]["exemption_reason"], "Momsfri efter momslovens § 48");

    let unregistered = shop_in(&World::new(5), "DK", None).await;
    let customer = customer_in(&unregistered, "DK", None).await;
    let expected = ["seller_not_registered", "O", "0", "VATEX-EU-O", "0.00"];
    expect(&unregistered, &sale(&customer, "goods"), expected).await;
}

#[tokio::test]
async fn what_nobody_verified_is_refused_until_the_merchant_confirms_it() {
    let world = World::new(6);
    let shop = world.shop("nordlys").await;
    let irish = customer_in(&shop, "IE", None).await;
    let mut body = sale(&irish, "goods");
    body["lines"][0]["tax_class"] = "super_reduced".into();
    let mut said = json!({ "scheme": { "kind": "standard" }, "distance_sales": "destination", "confirmed": [] });
    settings(&shop, &said).await;
    let refused = shop.call("POST", "/v1/invoices/preview", Some(&body)).await.expect(422).json();
    let error = &refused["errors"][0];
    assert_eq!((&error["pointer"], &error["code"]), (&"/lines/0/vat".into(), &"vat_rate_unverified".into()));

    said["confirmed"] = json!([{ "country": "IE", "class": "super_reduced", "rate": "4.8", "from": "2026-01-01" }]);
    settings(&shop, &said).await;
    // 4.8 % of 1,000.00.
    expect(&shop, &body, ["oss_destination", "S", "4.8", "", "48.00"]).await;
}

#[tokio::test]
async fn the_rule_and_its_code_stand_on_the_invoice_and_on_its_document() {
    let world = World::new(7);
    let shop = world.shop("nordlys").await;
    let german = customer_in(&shop, "DE", Some("DE136695976")).await;
    let mut body = sale(&german, "goods");
    body["issue"] = true.into();
    body["external_id"] = "order-1".into();
    body["deliver_to"] = "DE".into();
    let issued = shop.call("POST", "/v1/invoices", Some(&body)).await.expect(201).json();
    let reason = "Intra-Community supply, exempt from VAT (Article 138 of Directive 2006/112/EC).";
    let vat = json!({ "category": "K", "rate": "0", "exemption_reason": reason, "exemption_code": "VATEX-EU-IC" });
    assert_eq!(issued["lines"][0]["vat"], vat);
    assert_eq!(issued["lines"][0]["tax"], json!({ "rule": "intra_community_supply", "reason": reason }));
    assert_eq!(
        (&issued["vat_breakdown"][0]["exemption_code"], &issued["deliver_to"]),
        (&"VATEX-EU-IC".into(), &"DE".into())
    );
    assert_eq!(shop.read(issued["id"].as_str().unwrap()).await["lines"], issued["lines"]);

    let rows = world.desk.store.everything();
    let invoice: Invoice = rows.iter().find(|row| row.key.sort == keys::BODY).unwrap().read().unwrap();
    let printed = &Sale::of(&invoice, "https://faktura.example/pay/1").vat[0];
    assert_eq!(
        (printed.exemption_reason.as_deref(), printed.exemption_code.as_deref()),
        (Some(reason), Some("VATEX-EU-IC"))
    );
}

#[tokio::test]
async fn vat_that_is_told_is_taken_as_it_is_told() {
    let world = World::new(8);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let vat = json!({ "category": "E", "rate": "0", "exemption_reason": null, "exemption_code": "VATEX-EU-132-1I" });
    let body = json!({
        "customer": customer,
        "lines": [{ "name": "Kursus", "quantity": "1", "unit": "C62", "unit_price": "100", "vat": vat }],
        "allowances_charges": [{ "kind": "charge", "amount": "10", "reason": "Materialer", "vat": vat }]
    });
    let preview = shop.call("POST", "/v1/invoices/preview", Some(&body)).await.expect(200).json();
    assert_eq!((&preview["lines"][0]["vat"], &preview["lines"][0]["tax"]), (&vat, &Value::Null));
    assert_eq!(preview["allowances_charges"][0]["vat"], vat);
    assert_eq!(preview["vat_breakdown"][0]["exemption_code"], "VATEX-EU-132-1I");
    assert_eq!(preview["vat_breakdown"][0]["taxable"], "110.00");
}

#[tokio::test]
async fn a_draft_says_what_it_would_come_to_and_is_taxed_anew_when_it_is_read() {
    let world = World::new(9);
    let shop = world.shop("nordlys").await;
    let consumer = customer_in(&shop, "DE", None).await;
    let mut order = sale(&consumer, "goods");
    order["external_id"] = "order-1".into();
    let made = shop.call("POST", "/v1/invoices", Some(&order)).await.expect(201);
    assert_eq!(made.text_at("/totals/payable"), "1250.00");
    let (id, version) = (made.text_at("/id"), made.headers["etag"].to_str().unwrap().to_owned());
    let destination = json!({ "scheme": { "kind": "standard" }, "distance_sales": "destination", "confirmed": [] });
    settings(&shop, &destination).await;
    assert_eq!(shop.read(&id).await["totals"]["payable"], "1190.00");
    // In a list a draft that leaves something to rules stands without totals.
    let listed = shop.call("GET", "/v1/invoices", None).await.expect(200).json();
    assert_eq!((&listed["data"][0]["id"], &listed["data"][0]["totals"]), (&id.clone().into(), &Value::Null));

    // What cannot be settled can still be read, and changed.
    let mut unknown = order.clone();
    unknown["lines"][0]["tax_class"] = "super_reduced".into();
    let path = format!("/v1/invoices/{id}");
    let headers = [("if-match", version.as_str())];
    let changed = world.call_with("PUT", &path, &shop.key, &headers, Some(&unknown)).await.expect(200).json();
    assert_eq!(changed["totals"], Value::Null);
    assert_eq!(shop.read(&id).await["status"], "draft");
    let refused = shop.call("POST", &format!("{path}/issue"), None).await.expect(422).json();
    assert_eq!(refused["errors"][0]["code"], "vat_rate_unknown");
}

#[tokio::test]
async fn what_contradicts_itself_is_named_with_its_place() {
    let world = World::new(10);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let line = |line: Value| json!({ "customer": customer, "lines": [line] });
    let plain = |more: Value| {
        let mut told = json!({ "name": "Måler", "quantity": "4", "unit": "C62", "unit_price": "250.00" });
        told.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        line(told)
    };
    let with = |name: &str, value: Value| {
        let mut body = sale(&customer, "goods");
        body[name] = value;
        body
    };
    let taxed = json!({ "category": "S", "rate": "25" });
    let codes: Vec<_> = (0..6).map(|count| format!("CODE-{count}")).collect();
    let cases = [
        (plain(json!({ "vat": taxed, "tax_class": "reduced" })), "/lines/0/tax_class", "vat_told_twice"),
        (plain(json!({ "vat": taxed, "supply": "goods" })), "/lines/0/supply", "vat_told_twice"),
        (plain(json!({ "exemption_reason": "Why" })), "/lines/0/exemption_reason", "exemption_reason_unexpected"),
        (plain(json!({ "tax_class": "exempt" })), "/lines/0/vat", "exemption_reason_missing"),
        (plain(json!({ "tax_class": "low" })), "/lines/0/tax_class", "rate_class_unknown"),
        (plain(json!({ "supply": "land" })), "/lines/0/supply", "supply_kind_unknown"),
        (plain(json!({ "exemption_code": "VATEX-1" })), "/lines/0/exemption_code", "exemption_code_unknown"),
        (
            plain(json!({ "vat": { "category": "K", "rate": "0", "exemption_code": "VATEX-EU-G" } })),
            "/lines/0/vat",
            "exemption_code_of_other_category",
        ),
        (plain(json!({ "amount": "5" })), "/lines/0/amount", "amount_without_list_price"),
        (line(json!({ "item": "TM-1" })), "/lines/0/quantity", "quantity_or_amount"),
        (line(json!({ "item": "TM-1", "quantity": "1", "amount": "5" })), "/lines/0/quantity", "quantity_or_amount"),
        (line(json!({ "item": "TM-1", "quantity": "1", "unit": "C62" })), "/lines/0/unit", "unit_without_price"),
        (line(json!({ "item": "TM-1", "quantity": "1", "item_id": "T" })), "/lines/0/item_id", "item_id_beside_item"),
        (line(json!({ "item": "TM-1", "quantity": "1" })), "/lines/0/item", "item_unknown"),
        (with("deliver_to", "Germany".into()), "/deliver_to", "country_unknown"),
        (with("coupons", json!(["10 OFF"])), "/coupons/0", "coupon_code_malformed"),
        (with("coupons", codes.into()), "/coupons", "coupons_count"),
    ];
    for (body, pointer, code) in cases {
        let refused = shop.call("POST", "/v1/invoices/preview", Some(&body)).await.expect(422).json();
        let error = &refused["errors"][0];
        assert_eq!((error["pointer"].as_str(), error["code"].as_str()), (Some(pointer), Some(code)), "{body}");
    }
}

#[tokio::test]
async fn each_field_that_a_line_without_an_item_lacks_is_named() {
    let world = World::new(11);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let body = json!({ "customer": customer, "lines": [{ "name": null, "base_quantity": "0" }] });
    let refused = shop.call("POST", "/v1/invoices", Some(&body)).await.expect(422).json();
    let errors = refused["errors"].as_array().unwrap();
    let mut named: Vec<_> = errors.iter().map(|error| error["pointer"].as_str().unwrap()).collect();
    named.sort_unstable();
    let expected = ["base_quantity", "name", "quantity", "unit", "unit_price"].map(|field| format!("/lines/0/{field}"));
    assert_eq!(named, expected);
}
