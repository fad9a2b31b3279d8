//! Stripe's side: events, signed as Stripe signs them.

use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::http::Answer;
use crate::shop::{STRIPE_SECRET, Shop};

/// The header for raw bytes, a secret and a second.
pub fn signature(raw: &[u8], secret: &str, at: i64) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("a key");
    let mac = mac.chain_update(format!("{at}.").as_bytes()).chain_update(raw);
    format!("t={at},v1={}", hex::encode(mac.finalize().into_bytes()))
}

/// `payment_intent.succeeded`.
pub fn paid(event: &str, intent: &str, invoice: &str, minor: i64, currency: &str) -> Value {
    json!({ "id": event, "object": "event", "type": "payment_intent.succeeded", "data": { "object": {
        "id": intent, "amount_received": minor, "currency": currency, "metadata": { "faktura_invoice": invoice } } } })
}

/// `charge.succeeded` of an intent.
pub fn charged(event: &str, intent: &str, invoice: &str, minor: i64, currency: &str) -> Value {
    json!({ "id": event, "object": "event", "type": "charge.succeeded", "data": { "object": {
        "id": format!("ch_of_{intent}"), "payment_intent": intent, "captured": true, "amount": minor,
        "currency": currency, "metadata": { "faktura_invoice": invoice } } } })
}

/// `checkout.session.completed` of an intent.
pub fn checked_out(event: &str, intent: &str, invoice: &str, minor: i64, currency: &str) -> Value {
    json!({ "id": event, "object": "event", "type": "checkout.session.completed", "data": { "object": {
        "id": format!("cs_of_{intent}"), "payment_intent": intent, "payment_status": "paid", "amount_total": minor,
        "currency": currency, "metadata": { "faktura_invoice": invoice } } } })
}

/// `charge.dispute.created` of an intent; a dispute does not name the invoice.
pub fn disputed(event: &str, intent: &str) -> Value {
    json!({ "id": event, "object": "event", "type": "charge.dispute.created", "data": { "object": {
        "id": format!("dp_of_{intent}"), "charge": format!("ch_of_{intent}"), "payment_intent": intent } } })
}

impl Shop {
    /// Posts an event, rightly signed.
    pub async fn stripe(&self, event: &Value) -> Answer {
        let raw = event.to_string().into_bytes();
        let header = signature(&raw, STRIPE_SECRET, self.world.now().as_second());
        self.world.call_raw("POST", &self.endpoint_path, &[("stripe-signature", &header)], raw).await
    }
}
