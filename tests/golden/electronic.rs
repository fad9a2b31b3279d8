//! The part of the story in which an invoice keeps to a profile that somebody named, and tells where and when it was
//! delivered.

use std::collections::BTreeMap;

use app::rows::StoredRow;
use serde_json::{Value, json};
use tests::World;
use tests::shop::{danish_customer, danish_merchant, order};

use crate::story::look;

/// A Danish shop sells by Peppol.
pub(crate) async fn told(world: &World, stored: &mut BTreeMap<String, StoredRow>) {
    let shop = world.shop("peppol").await;
    let cvr = |endpoint: &str| json!({ "scheme": "0184", "id": endpoint });
    let seller = json!({ "legal_id_scheme": "0184", "endpoint": cvr("12345674"), "tax_registration": "12345674",
        "profile": "peppol", "electronic_invoice": "required" });
    let seller = with(danish_merchant("peppol"), seller);
    shop.call("PUT", "/v1/settings/seller", Some(&seller)).await.expect(200);
    let buyer = json!({ "legal_id": "87654303", "legal_id_scheme": "0184", "endpoint": cvr("87654303"),
        "profile": "peppol" });
    let buyer = with(danish_customer("c-1"), buyer);
    let buyer = shop.call("POST", "/v1/customers", Some(&buyer)).await.expect(201).text_at("/id");
    let address = json!({ "line1": "Havnen 1", "city": "Grenaa", "postal_code": "8500", "country": "DK" });
    let delivered = json!({ "buyer_reference": "700-53", "profile": "peppol", "issue": false,
        "delivery_address": { "name": "Lager Øst", "address": address },
        "period": { "start": "2026-11-01", "end": "2026-11-20" } });
    let draft = with(order(&buyer, "order-1"), delivered);
    let draft = shop.call("POST", "/v1/invoices", Some(&draft)).await.expect(201).text_at("/id");
    look(world, stored);
    shop.call("POST", &format!("/v1/invoices/{draft}/issue"), None).await.expect(200);
    let note = json!({ "external_id": "note-1", "reason": "Returned" });
    shop.call("POST", &format!("/v1/invoices/{draft}/credit"), Some(&note)).await.expect(201);
    look(world, stored);
}

fn with(mut body: Value, more: Value) -> Value {
    let Value::Object(more) = more else { unreachable!("more fields") };
    body.as_object_mut().unwrap().extend(more);
    body
}
