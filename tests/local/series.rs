//! Series under the roles that are deployed: made, begun where another system stopped, issued in, and audited.

use serde_json::{Value, json};

use crate::shop::{Shop, order};

#[test]
#[ignore = "needs a stack: make test"]
fn a_series_is_made_issued_in_and_audited() {
    let shop = Shop::open("series");
    let customer = shop.customer();
    let channel = json!({ "purpose": "invoice", "pattern": "WEB{year}-{number:4}", "first_number": 418 });
    let made = shop.call("PUT", "/v1/settings/series/web", Some(&channel)).expect(201).json();
    assert_eq!((&made["first_number"], &made["next_number"]), (&418.into(), &Value::Null));
    let mut numbers = Vec::new();
    for count in 1..=3 {
        let mut asked = order(&customer, &format!("order-{count}"));
        asked["series"] = "web".into();
        numbers.push(shop.call("POST", "/v1/invoices", Some(&asked)).expect(201).text_at("/number"));
    }
    let year = &numbers[0][3..7];
    assert_eq!(numbers, (418..=420).map(|number| format!("WEB{year}-{number:04}")).collect::<Vec<_>>());
    let begun = json!({ "pattern": "WEB{year}-{number:4}", "first_number": 1 });
    let refused = shop.call("PUT", "/v1/settings/series/web", Some(&begun)).expect(422);
    assert_eq!(refused.text_at("/code"), "series_begun");

    let whole = shop.call("GET", "/v1/series/web/audit", None).expect(200).json();
    assert_eq!((&whole["first"], &whole["last"]), (&418.into(), &420.into()));
    assert_eq!((&whole["issued"], &whole["complete"]), (&3.into(), &true.into()));
    let rest = shop.call("GET", &format!("/v1/series/web/audit?year={year}&from=420"), None).expect(200).json();
    assert_eq!((&rest["issued"], &rest["complete"]), (&1.into(), &true.into()));
    let listed = shop.call("GET", "/v1/settings/series", None).expect(200).json();
    let told: Vec<_> =
        listed["data"].as_array().unwrap().iter().map(|one| (&one["name"], &one["next_number"])).collect();
    let none = &Value::Null;
    assert_eq!(told, [(&"credit_note".into(), none), (&"invoice".into(), none), (&"web".into(), &421.into())]);
}
