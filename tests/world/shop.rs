//! A shop: a merchant with a key and an endpoint for Stripe, and the requests it sends.

use serde_json::{Value, json};

use crate::http::Answer;
use crate::{OPERATOR_KEY, PUBLIC_URL, World};

/// The secret Stripe signs with.
pub const STRIPE_SECRET: &str = "whsec_of_the_world";

/// A shop in a world.
#[derive(Debug, Clone)]
pub struct Shop {
    /// Where it is.
    pub world: World,
    /// Its merchant's id.
    pub merchant: String,
    /// Its key.
    pub key: String,
    /// Where Stripe posts.
    pub endpoint_path: String,
}

/// A Danish merchant as it is made.
pub fn danish_merchant(external_id: &str) -> Value {
    json!({
        "external_id": external_id, "name": "Nordlys Måleudstyr ApS", "legal_id": "12345674", "vat_id": "DK12345674",
        "address": { "line1": "Østergade 14, 2. sal", "city": "Aarhus C", "postal_code": "8000", "country": "DK" },
        "contact": { "name": "Mette Holm", "email": "faktura@nordlys.example", "phone": "+4586123456" },
        "language": "da", "time_zone": "Europe/Copenhagen", "currency": "DKK",
        "bank": { "iban": "DK5000400440116243", "bic": "NDEADKKK" },
        "payment_terms_days": 14, "reminder_after_days": 3,
        "checkout_url": "https://nordlys.example/checkout?invoice={invoice}"
    })
}

/// A customer as it is made.
pub fn danish_customer(external_id: &str) -> Value {
    json!({
        "external_id": external_id, "name": "Rødgrød & Fløde A/S", "vat_id": "DK87654303",
        "address": { "line1": "Blåbærvænget 7", "city": "København Ø", "postal_code": "2100", "country": "DK" },
        "contacts": [{ "role": "billing", "name": "Søren Kjærgård Ægidius", "email": "soren@roedgroed.example" }],
        "language": "da", "currency": "DKK"
    })
}

/// An order of two lines: 5 × 2,154.91 + 2 × 564.80 = 11,904.15; VAT 25 % = 2,976.04; payable 14,880.19.
pub fn order(customer: &str, external_id: &str) -> Value {
    json!({
        "external_id": external_id, "customer": customer, "issue": true, "supply_date": "2026-11-20",
        "lines": [
            { "item_id": "TM-6991-A", "name": "Installation og idriftsættelse", "quantity": "5", "unit": "C62",
              "unit_price": "2154.91", "vat": { "category": "S", "rate": "25" } },
            { "name": "Årlig serviceaftale", "quantity": "2", "unit": "ANN", "unit_price": "564.80",
              "vat": { "category": "S", "rate": "25" } }
        ]
    })
}

/// What [`order`] comes to.
pub const ORDER_PAYABLE: &str = "14880.19";

impl World {
    /// Opens a Danish shop.
    pub async fn shop(&self, name: &str) -> Shop {
        let made = self.call("POST", "/v1/merchants", OPERATOR_KEY, Some(&danish_merchant(name))).await.expect(201);
        let merchant = made.text_at("/id");
        let path = format!("/v1/merchants/{merchant}/api-keys");
        let key = self.call("POST", &path, OPERATOR_KEY, Some(&json!({}))).await.expect(201).text_at("/key");
        let endpoint = json!({ "provider": "stripe", "secret": STRIPE_SECRET });
        let made = self.call("POST", "/v1/settings/webhook-endpoints", &key, Some(&endpoint)).await.expect(201);
        let url = made.text_at("/url");
        let endpoint_path = url.strip_prefix(PUBLIC_URL).expect("an address of ours").to_owned();
        Shop { world: self.clone(), merchant, key, endpoint_path }
    }
}

impl Shop {
    /// Calls a route with the shop's key.
    pub async fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Answer {
        self.world.call(method, path, &self.key, body).await
    }

    /// Makes a customer and answers its id.
    pub async fn customer(&self, external_id: &str) -> String {
        let made = self.call("POST", "/v1/customers", Some(&danish_customer(external_id))).await.expect(201);
        made.text_at("/id")
    }

    /// Issues [`order`] and answers the invoice.
    pub async fn invoice(&self, customer: &str, external_id: &str) -> Answer {
        self.call("POST", "/v1/invoices", Some(&order(customer, external_id))).await.expect(201)
    }

    /// Records that money for an invoice came in today.
    pub async fn pay_by_hand(&self, id: &str, amount: &str) {
        let body =
            json!({ "amount": amount, "received_on": "2026-11-21", "external_id": format!("bank-{id}-{amount}") });
        self.call("POST", &format!("/v1/invoices/{id}/payments"), Some(&body)).await.expect(201);
    }

    /// Reads an invoice again.
    pub async fn read(&self, id: &str) -> Value {
        self.call("GET", &format!("/v1/invoices/{id}"), None).await.expect(200).json()
    }

    /// The names of what happened to an invoice, in order.
    pub async fn timeline(&self, id: &str) -> Vec<String> {
        let told = self.call("GET", &format!("/v1/invoices/{id}/timeline?limit=100"), None).await.expect(200).json();
        let entries = told["data"].as_array().expect("entries").clone();
        entries.iter().map(|entry| entry["type"].as_str().expect("a type").to_owned()).collect()
    }
}
