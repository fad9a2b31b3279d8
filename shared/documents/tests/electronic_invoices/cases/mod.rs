//! The golden set: everything an invoice can be, under every profile that can carry it.

mod amounts;
mod credited;
mod lines;
mod parties;
pub(crate) mod partly;
mod thrown;
mod vat;

use domain::credit_note::{CreditAsked, Effect};
use domain::electronic_invoice::Profile;
use serde_json::{Value, json};

use crate::parties::{buyer, seller, with};

pub(crate) use Profile::{CiusRo, En16931, Peppol, Xrechnung};

/// An invoice that is asked for, and what is credited of it.
pub(crate) struct Case {
    /// What it is about.
    pub(crate) name: &'static str,
    /// The profiles it is issued under.
    pub(crate) profiles: &'static [Profile],
    /// Who sells.
    pub(crate) seller: Value,
    /// Who buys.
    pub(crate) buyer: Value,
    /// What is asked for.
    pub(crate) draft: Value,
    /// The deposits it deducts.
    pub(crate) deposits: Vec<Value>,
    /// What is credited of it, one note after the other.
    pub(crate) credits: Vec<CreditAsked>,
    /// What becomes of that.
    pub(crate) effect: Effect,
}

/// All of them.
pub(crate) fn all() -> Vec<Case> {
    [vat::cases(), lines::cases(), amounts::cases(), parties::cases(), credited::cases(), thrown::cases()]
        .into_iter()
        .flatten()
        .collect()
}

/// A case between two countries; what of the draft is not told is the same for all.
pub(crate) fn case(name: &'static str, profiles: &'static [Profile], [from, to]: [&str; 2], changes: Value) -> Case {
    let currency = if from == "RO" { "RON" } else { "EUR" };
    let draft = json!({
        "external_id": null, "customer": "cus_01jd0v5e6w3k8t7n9m2q4r5s6t", "currency": currency, "issue_date": null,
        "supply_date": null, "payment_terms_days": null, "order_reference": "PO-88213/B",
        "buyer_reference": "04011000-12345-34", "note": null, "lines": [line("3", "19.99", s("25"))], "metadata": {},
    });
    Case {
        name,
        profiles,
        seller: seller(from),
        buyer: buyer(to),
        draft: with(draft, changes),
        deposits: Vec::new(),
        credits: Vec::new(),
        effect: Effect::ReduceOpen,
    }
}

/// A line of so many at a price.
pub(crate) fn line(quantity: &str, price: &str, vat: Value) -> Value {
    json!({
        "item_id": "TM-6991-A", "name": "Temperature probe", "description": "Class A, −40 to 180 °C",
        "quantity": quantity, "unit": "C62", "unit_price": price, "vat": vat,
    })
}

/// Taxed at a rate.
pub(crate) fn s(rate: &str) -> Value {
    json!({ "category": "S", "rate": rate })
}

/// Without VAT, for a reason told by text, by code or by both.
pub(crate) fn without(category: &str, reason: Option<&str>, code: Option<&str>) -> Value {
    json!({ "category": category, "rate": "0", "exemption_reason": reason, "exemption_code": code })
}

/// An allowance or a charge of an amount.
pub(crate) fn fixed(kind: &str, amount: &str, reason: Option<&str>, code: Option<&str>) -> Value {
    json!({ "kind": kind, "size": { "amount": amount }, "reason": { "text": reason, "code": code } })
}

/// One of a percentage, of what it stands under or of a base that is told.
pub(crate) fn percent(kind: &str, percentage: &str, base: Option<&str>) -> Value {
    json!({ "kind": kind, "size": { "percentage": [percentage, base] }, "reason": { "text": "By contract", "code": null } })
}
