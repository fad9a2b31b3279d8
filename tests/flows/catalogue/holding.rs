//! Which price lists an invoice reads.

use app::failure::Error;
use app::price_lists::holding;
use domain::currency::Currency;
use domain::id::{CustomerId, MerchantId};
use domain::pricing::{PriceQuery, choose};
use domain::text::Reference;
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use serde_json::{Value, json};
use tests::World;
use tests::shop::Shop;

use super::{make_item, make_price_list, price_list};

const TODAY: Date = date(2026, 11, 21);

/// The names of the lists that hold for a customer on a day, in their order.
async fn names(shop: &Shop, customer: &str, currency: &str, on: Date, today: Date) -> Result<Vec<String>, Error> {
    let (merchant, customer) = (MerchantId::parse(&shop.merchant).unwrap(), CustomerId::parse(customer).unwrap());
    let currency = Currency::parse(currency).unwrap();
    let lists = holding(&shop.world.desk.store, merchant, customer, currency, (on, today)).await?;
    let mut names: Vec<_> = lists.iter().map(|list| list.external_id.to_string()).collect();
    names.sort();
    Ok(names)
}

async fn list(shop: &Shop, name: &str, fields: Value) {
    let mut body = price_list(name, "A");
    body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    make_price_list(shop, &body).await;
}

#[tokio::test]
async fn an_invoice_reads_the_lists_of_its_customer_currency_and_day() {
    let world = World::new(1);
    let shop = world.shop("nordlys").await;
    let (one, other) = (shop.customer("c-1").await, shop.customer("c-2").await);
    make_item(&shop, "A").await;
    list(&shop, "always", json!({})).await;
    list(&shop, "until yesterday", json!({ "valid_to": "2026-11-20" })).await;
    list(&shop, "from tomorrow", json!({ "valid_from": "2026-11-22" })).await;
    list(&shop, "in euro", json!({ "currency": "EUR" })).await;
    list(&shop, "contract", json!({ "customer": one })).await;
    list(&shop, "other contract", json!({ "customer": other })).await;
    let found =
        async |customer: &str, currency: &str, on: Date| names(&shop, customer, currency, on, TODAY).await.unwrap();
    assert_eq!(found(&one, "DKK", TODAY).await, ["always", "contract"]);
    assert_eq!(found(&other, "DKK", date(2026, 11, 20)).await, ["always", "other contract", "until yesterday"]);
    assert_eq!(found(&other, "DKK", date(2026, 11, 22)).await, ["always", "from tomorrow", "other contract"]);
    assert_eq!(found(&one, "EUR", TODAY).await, ["in euro"]);
    assert!(found(&one, "SAR", TODAY).await.is_empty());
}

#[tokio::test]
async fn what_is_read_is_chosen_among_as_it_stands_now() {
    let world = World::new(2);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    make_item(&shop, "A").await;
    list(&shop, "standard", json!({})).await;
    list(&shop, "contract", json!({ "customer": customer })).await;
    let mut body = price_list("contract", "A");
    body["customer"] = customer.clone().into();
    body["prices"][0]["unit_price"] = "900".into();
    shop.call("PUT", "/v1/price-lists/by-external-id/contract", Some(&body)).await.expect(200);
    let (merchant, customer) = (MerchantId::parse(&shop.merchant).unwrap(), CustomerId::parse(&customer).unwrap());
    let currency = Currency::parse("DKK").unwrap();
    let lists = holding(&world.desk.store, merchant, customer, currency, (TODAY, TODAY)).await.unwrap();
    let item = Reference::parse("A").unwrap();
    let chosen = choose(&lists, PriceQuery { item: &item, customer, currency, on: TODAY }).unwrap();
    assert_eq!((chosen.list.external_id.as_str(), chosen.list.version), ("contract", 2));
}

#[tokio::test]
async fn prices_of_days_long_ago_are_refused_rather_than_missed() {
    let world = World::new(3);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    make_item(&shop, "A").await;
    list(&shop, "ended", json!({ "valid_to": "2026-11-21" })).await;
    // A year and 35 days later, 26 December 2027, another list makes room in the register: 400 days after the last
    // day of the first one that one is still kept, but 366 days back is as far as is asked, to 25 December 2026.
    world.pass(SignedDuration::from_hours(24 * 400));
    let later = date(2027, 12, 26);
    list(&shop, "new", json!({ "valid_from": "2027-12-01" })).await;
    let back = |days: i64| later.checked_sub(jiff::Span::new().days(days)).unwrap();
    assert!(names(&shop, &customer, "DKK", back(366), later).await.unwrap().is_empty());
    let refused = names(&shop, &customer, "DKK", back(367), later).await.unwrap_err();
    assert!(matches!(refused, Error::Rejected(rejection) if rejection.code == "price_date_out_of_range"));
    // 366 days after its last day the list is still found.
    let then = date(2027, 11, 22);
    assert_eq!(names(&shop, &customer, "DKK", TODAY, then).await.unwrap(), ["ended"]);
}
