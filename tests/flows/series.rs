//! Series: several to a merchant, each with a pattern and a beginning of its own, and no number twice.

use std::thread;

use app::rows::{RowKey, StoredRow, keys};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tests::World;
use tests::books::numbers;
use tests::shop::{Shop, order};

pub(crate) async fn set(shop: &Shop, name: &str, body: &Value, status: u16) -> Value {
    shop.call("PUT", &format!("/v1/settings/series/{name}"), Some(body)).await.expect(status).json()
}

async fn refused(shop: &Shop, name: &str, body: &Value) -> (String, String) {
    let problem = set(shop, name, body, 422).await;
    let text = |pointer| problem.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
    (text("/code"), text("/errors/0/pointer"))
}

pub(crate) async fn issue(shop: &Shop, customer: &str, external_id: &str, more: &Value) -> String {
    let mut asked = order(customer, external_id);
    asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    shop.call("POST", "/v1/invoices", Some(&asked)).await.expect(201).text_at("/number")
}

pub(crate) async fn audit(shop: &Shop, of: &str) -> Value {
    shop.call("GET", &format!("/v1/series/{of}"), None).await.expect(200).json()
}

/// Opens a shop on an instant.
pub(crate) async fn shop_at(seed: u64, instant: &str) -> (World, Shop, String) {
    let world = World::new(seed);
    let wanted: Timestamp = instant.parse().unwrap();
    world.pass(wanted.duration_since(world.now()));
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    (world, shop, customer)
}

pub(crate) const MORNING: &str = "2026-11-21T08:00:00Z";

#[tokio::test]
async fn each_channel_numbers_in_its_own_series() {
    let (_, shop, customer) = shop_at(1, MORNING).await;
    let dk = json!({ "purpose": "invoice", "pattern": "DK{year}-{number:4}" });
    let made = set(&shop, "shop-dk", &dk, 201).await;
    assert_eq!(made["next_number"], Value::Null);
    assert_eq!(set(&shop, "shop-dk", &dk, 200).await, made, "the same again changes nothing");
    assert_eq!(issue(&shop, &customer, "order-1", &json!({ "series": "shop-dk" })).await, "DK2026-0001");
    assert_eq!(issue(&shop, &customer, "order-2", &json!({})).await, "2026-00001");
    let mut draft = order(&customer, "order-3");
    (draft["series"], draft["issue"]) = ("shop-dk".into(), false.into());
    let drafted = shop.call("POST", "/v1/invoices", Some(&draft)).await.expect(201).json();
    assert_eq!((&drafted["series"], &drafted["number"]), (&"shop-dk".into(), &Value::Null));
    let path = format!("/v1/invoices/{}/issue", drafted["id"].as_str().unwrap());
    assert_eq!(shop.call("POST", &path, None).await.expect(200).text_at("/number"), "DK2026-0002");

    let listed = shop.call("GET", "/v1/settings/series", None).await.expect(200).json();
    let told: Vec<_> =
        listed["data"].as_array().unwrap().iter().map(|one| (&one["name"], &one["next_number"])).collect();
    assert_eq!(
        told,
        [(&"credit_note".into(), &Value::Null), (&"invoice".into(), &2.into()), (&"shop-dk".into(), &3.into())]
    );
    let page = shop.call("GET", "/v1/settings/series?limit=2", None).await.expect(200).json();
    assert_eq!((page["data"].as_array().unwrap().len(), &page["has_more"]), (2, &true.into()));
    let rest = format!("/v1/settings/series?limit=2&cursor={}", page["next_cursor"].as_str().unwrap());
    let rest = shop.call("GET", &rest, None).await.expect(200);
    assert_eq!((rest.text_at("/data/0/name"), rest.json()["has_more"].clone()), ("shop-dk".into(), false.into()));
}

#[tokio::test]
async fn a_series_that_is_not_there_or_numbers_something_else_is_refused_before_a_number_is_used() {
    let (world, shop, customer) = shop_at(2, MORNING).await;
    for (series, code) in [("shop-dk", "series_unknown"), ("credit_note", "series_purpose_differs")] {
        for issue in [true, false] {
            let mut asked = order(&customer, "order-1");
            (asked["series"], asked["issue"]) = (series.into(), issue.into());
            let refused = shop.call("POST", "/v1/invoices", Some(&asked)).await.expect(422);
            assert_eq!(
                (refused.text_at("/code"), refused.text_at("/errors/0/pointer")),
                (code.into(), "/series".into())
            );
            let refused = shop.call("POST", "/v1/invoices/preview", Some(&asked)).await.expect(422);
            assert_eq!(refused.text_at("/code"), code);
        }
    }
    let mut draft = order(&customer, "order-2");
    draft["issue"] = false.into();
    let id = shop.call("POST", "/v1/invoices", Some(&draft)).await.expect(201).text_at("/id");
    draft["series"] = "shop-dk".into();
    let path = format!("/v1/invoices/{id}");
    let refused = world.call_with("PUT", &path, &shop.key, &[("if-match", "\"v1\"")], Some(&draft)).await.expect(422);
    assert_eq!(refused.text_at("/code"), "series_unknown");
    assert!(numbers(&world).is_empty());
    assert_eq!(issue(&shop, &customer, "order-3", &json!({})).await, "2026-00001");
}

#[tokio::test]
async fn patterns_that_could_write_the_same_number_are_refused_now_and_later() {
    let (_, shop, _) = shop_at(3, MORNING).await;
    let new = |pattern: &str| json!({ "purpose": "invoice", "pattern": pattern });
    let collides = ("series_patterns_collide".to_owned(), "/pattern".to_owned());
    for pattern in ["{year}-{number}", "2026-{number:3}", "{number}-{year}", "cn-{year}-{number}"] {
        assert_eq!(refused(&shop, "shop-dk", &new(pattern)).await, collides, "{pattern}");
    }
    set(&shop, "invoice", &json!({ "pattern": "NL-{year}-{number:4}" }), 200).await;
    assert_eq!(refused(&shop, "shop-dk", &new("{year}-{number:5}")).await, collides, "it stays the series's own");
    set(&shop, "shop-dk", &new("DK{number}"), 201).await;
    assert_eq!(refused(&shop, "invoice", &json!({ "pattern": "DK{year}{number:6}" })).await, collides);
    set(&shop, "invoice", &json!({ "pattern": "{year}-{number:6}" }), 200).await;
}

#[tokio::test]
async fn a_new_series_says_what_it_numbers_and_that_stays_so() {
    let (_, shop, _) = shop_at(4, MORNING).await;
    let bare = json!({ "pattern": "X{number}" });
    assert_eq!(refused(&shop, "x", &bare).await, ("series_purpose_missing".into(), "/purpose".into()));
    let notes = json!({ "purpose": "credit_note", "pattern": "X{number}" });
    assert_eq!(set(&shop, "x", &notes, 201).await["purpose"], "credit_note");
    assert_eq!(set(&shop, "x", &json!({ "pattern": "X{number:4}" }), 200).await["purpose"], "credit_note");
    let other = json!({ "purpose": "invoice", "pattern": "X{number}" });
    assert_eq!(refused(&shop, "x", &other).await, ("series_purpose_fixed".into(), "/purpose".into()));
    assert_eq!(refused(&shop, "invoice", &notes).await.0, "series_purpose_fixed");
    assert_eq!(refused(&shop, "Shop.DK", &other).await.0, "series_name_malformed");
    shop.call("GET", "/v1/settings/series/Shop.DK", None).await.expect(404);
    shop.call("GET", "/v1/settings/series/receipt", None).await.expect(404);
}

#[tokio::test]
async fn a_year_taken_over_in_its_middle_leaves_the_next_to_begin_at_one() {
    // 23:30 in Copenhagen on the last day of 2026.
    let (world, shop, customer) = shop_at(5, "2026-12-31T22:30:00Z").await;
    let taken_over = json!({ "pattern": "{year}-{number:5}", "first_number": 418 });
    assert_eq!(set(&shop, "invoice", &taken_over, 200).await["first_number"], 418);
    let last_year = json!({ "pattern": "{year}-{number:5}", "first_number": 3120, "first_number_year": 2025 });
    set(&shop, "invoice", &last_year, 200).await;
    assert_eq!(issue(&shop, &customer, "order-1", &json!({})).await, "2026-00418");
    let backdated = json!({ "issue_date": "2025-12-31", "supply_date": "2025-12-31" });
    assert_eq!(issue(&shop, &customer, "order-2", &backdated).await, "2025-03120");
    // Half past midnight there; still the year before in UTC.
    world.pass(SignedDuration::from_hours(1));
    assert_eq!(world.now().to_string(), "2026-12-31T23:30:00Z");
    assert_eq!(issue(&shop, &customer, "order-3", &json!({})).await, "2027-00001");
    assert_eq!(issue(&shop, &customer, "order-4", &json!({ "issue_date": "2026-12-31" })).await, "2026-00419");
    for (of, first, last) in
        [("invoice/audit", 1, 1), ("invoice/audit?year=2026", 418, 419), ("invoice/audit?year=2025", 3120, 3120)]
    {
        let told = audit(&shop, of).await;
        let expected = (&first.into(), &last.into(), &(last - first + 1).into(), &true.into());
        assert_eq!((&told["first"], &told["last"], &told["issued"], &told["complete"]), expected, "{told}");
    }
}

#[tokio::test]
async fn a_first_number_is_set_until_a_number_is_taken() {
    let (_, shop, customer) = shop_at(6, MORNING).await;
    let first = |number: u64| json!({ "pattern": "{year}-{number:5}", "first_number": number });
    // Mistakes are set right as long as no number is taken.
    for number in [418, 500, 1, 42] {
        assert_eq!(set(&shop, "invoice", &first(number), 200).await["first_number"], number);
    }
    assert_eq!(issue(&shop, &customer, "order-1", &json!({})).await, "2026-00042");
    assert_eq!(refused(&shop, "invoice", &first(41)).await, ("series_begun".into(), "/first_number".into()));
    set(&shop, "invoice", &first(42), 200).await;
    let asked = |more: Value| {
        let mut asked = json!({ "pattern": "{year}-{number:5}", "first_number": 7 });
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        asked
    };
    assert_eq!(refused(&shop, "invoice", &asked(json!({ "first_number_year": 2024 }))).await.0, "year_out_of_range");
    assert_eq!(
        refused(&shop, "invoice", &asked(json!({ "pattern": "R{number}", "first_number_year": 2026 }))).await.0,
        "series_without_years"
    );
    let without = json!({ "pattern": "{year}-{number:5}", "first_number_year": 2027 });
    assert_eq!(refused(&shop, "invoice", &without).await, ("fields_invalid".into(), "/first_number".into()));
    assert_eq!(refused(&shop, "invoice", &first(1_000_000_000)).await.0, "number_out_of_range");
    assert_eq!(issue(&shop, &customer, "order-2", &json!({})).await, "2026-00043");
}

#[tokio::test]
async fn who_sets_series_at_once_never_gets_the_same_numbers() {
    let (world, shop, _) = shop_at(7, MORNING).await;
    // Eight series want eight ways of writing the same; all of them at once, on threads of their own.
    let wanting: Vec<_> = (0..8)
        .map(|n| {
            let shop = shop.clone();
            let body = json!({ "purpose": "invoice", "pattern": format!("{{year}}/{{number:{}}}", n + 1) });
            let path = format!("/v1/settings/series/s-{n}");
            thread::spawn(move || alone(async move { shop.call("PUT", &path, Some(&body)).await.status }))
        })
        .collect();
    let mut told: Vec<u16> = wanting.into_iter().map(|one| one.join().unwrap()).collect();
    told.sort_unstable();
    assert_eq!(told, [201, 422, 422, 422, 422, 422, 422, 422]);
    let rows = world.desk.store.everything();
    assert_eq!(rows.iter().filter(|row| row.key.sort.starts_with(keys::SERIES_PREFIX)).count(), 1);
}

/// Runs something on this thread, whatever the others do.
pub(crate) fn alone<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

#[tokio::test]
async fn a_series_set_before_series_had_names_goes_on() {
    let (world, shop, customer) = shop_at(8, MORNING).await;
    let settings = json!({ "pattern": "NL-{year}-{number:4}", "first_number": 417 });
    let body = json!({ "merchant": shop.merchant, "purpose": "invoice", "settings": settings, "version": 1 });
    let row = StoredRow {
        key: RowKey { partition: shop.merchant.clone(), sort: "SERIES#invoice".to_owned() },
        schema: 1,
        body: body.to_string(),
        version: Some(1),
        listing: None,
        pending: None,
        due: None,
        expires_at: None,
    };
    insert(&world, row).await;
    assert_eq!(issue(&shop, &customer, "order-1", &json!({})).await, "NL-2026-0417");
    let new = json!({ "purpose": "invoice", "pattern": "NL-{year}-{number}" });
    assert_eq!(refused(&shop, "shop-nl", &new).await.0, "series_patterns_collide");
    set(&shop, "invoice", &json!({ "pattern": "NL-{year}-{number:5}" }), 200).await;
    assert_eq!(issue(&shop, &customer, "order-2", &json!({})).await, "NL-2026-00418");
    let told = audit(&shop, "invoice/audit").await;
    assert_eq!((&told["first"], &told["last"], &told["complete"]), (&417.into(), &418.into(), &true.into()));
}

pub(crate) async fn insert(world: &World, row: StoredRow) {
    use app::ports::{Store, Write};
    world.desk.store.commit(vec![Write::Insert(row)], world.now()).await.unwrap();
}
