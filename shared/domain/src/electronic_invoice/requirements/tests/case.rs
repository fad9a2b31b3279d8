//! An invoice that is about to be issued, with everything that every profile asks for, to be spoilt.

use serde_json::{Value, json};

use crate::country::Country;
use crate::currency::Currency;
use crate::electronic_invoice::{IdScheme, Profile, Terms};
use crate::invoice::{DeliveryAddress, InvoicingPeriod, PricedLine, TaxedAdjustment};
use crate::party::{CustomerProfile, Seller};
use crate::tax::{VatCategory, VatGroup};
use crate::text::{Line, Note, Reference};

/// One German company sells to another, at 19 %.
pub(super) struct Case {
    pub(super) profile: Profile,
    pub(super) seller: Seller,
    pub(super) buyer: CustomerProfile,
    pub(super) currency: Currency,
    pub(super) accounting_currency: Option<Currency>,
    pub(super) buyer_reference: Option<Reference>,
    pub(super) order_reference: Option<Reference>,
    pub(super) note: Option<Note>,
    pub(super) supply_date: Option<jiff::civil::Date>,
    pub(super) period: Option<InvoicingPeriod>,
    pub(super) deliver_to: Option<Country>,
    pub(super) delivery_address: Option<DeliveryAddress>,
    pub(super) lines: Vec<PricedLine>,
    pub(super) adjustments: Vec<TaxedAdjustment>,
    pub(super) vat_breakdown: Vec<VatGroup>,
}

impl Case {
    pub(super) fn of(profile: Profile) -> Self {
        let mut case = Self {
            profile,
            seller: serde_json::from_value(json!({
                "name": "Musterfirma GmbH", "legal_id": "HRB 12345", "vat_id": "DE136695976", "address": address("DE"),
                "contact_name": "Erika Muster", "email": "rechnung@muster.example", "phone": "+493012345678",
                "endpoint": { "scheme": "9930", "id": "DE136695976" },
                "bank": { "iban": "DE89370400440532013000", "bic": null } }))
            .unwrap(),
            buyer: serde_json::from_value(json!({
                "name": "Stadt Beispiel", "legal_id": "HRA 7", "vat_id": "DE136695976", "address": address("DE"),
                "endpoint": { "scheme": "0204", "id": "04011000-1234512345-06" }, "language": "en", "currency": "EUR",
                "metadata": {},
                "contacts": [{ "role": "billing", "name": "Max", "email": "max@stadt.example", "phone": null }] }))
            .unwrap(),
            currency: currency("EUR"),
            accounting_currency: None,
            buyer_reference: Some(reference("04011000-1234512345-06")),
            order_reference: None,
            note: Some(Note::parse("Thank you").unwrap()),
            supply_date: Some(jiff::civil::date(2026, 11, 20)),
            period: None,
            deliver_to: None,
            delivery_address: None,
            lines: Vec::new(),
            adjustments: Vec::new(),
            vat_breakdown: Vec::new(),
        };
        case.taxed("S", "19");
        case
    }

    pub(super) fn terms(&self) -> Terms<'_> {
        Terms {
            profile: self.profile,
            seller: &self.seller,
            buyer: &self.buyer,
            currency: self.currency,
            accounting_currency: self.accounting_currency,
            buyer_reference: self.buyer_reference.as_ref(),
            order_reference: self.order_reference.as_ref(),
            note: self.note.as_ref(),
            supply_date: self.supply_date,
            period: self.period,
            deliver_to: self.deliver_to,
            delivery_address: self.delivery_address.as_ref(),
            lines: &self.lines,
            adjustments: &self.adjustments,
            vat_breakdown: &self.vat_breakdown,
        }
    }

    /// One line of a category and rate, and its row of the breakdown.
    pub(super) fn taxed(&mut self, category: &str, rate: &str) {
        self.lines.clear();
        self.vat_breakdown.clear();
        self.also_taxed(category, rate);
    }

    /// At a rate, with so much VAT in cents.
    pub(super) fn vat_at(&mut self, rate: &str, minor: i64) {
        self.taxed("S", rate);
        self.vat_breakdown[0].tax = crate::money::Money::from_minor(minor, self.currency).unwrap();
    }

    /// One more.
    pub(super) fn also_taxed(&mut self, category: &str, rate: &str) {
        let reason = VatCategory::parse(category).unwrap().needs_reason().then_some("Told");
        let vat = json!({ "category": category, "rate": rate, "exemption_reason": reason });
        let net = json!({ "minor": 10_000, "currency": self.currency });
        let line = json!({ "item_id": null, "name": "Bracket", "description": null, "quantity": "1", "unit": "C62",
            "unit_price": "100", "vat": vat, "net": net });
        self.lines.push(serde_json::from_value(line).unwrap());
        let mut row = vat;
        row["taxable"] = net;
        row["tax"] = json!({ "minor": 0, "currency": self.currency });
        self.vat_breakdown.push(serde_json::from_value(row).unwrap());
    }

    /// An allowance or a charge of the first line.
    pub(super) fn line_charge(&mut self, kind: &str, text: Option<&str>, code: Option<&str>) {
        let one = json!({ "kind": kind, "amount": { "minor": 100, "currency": self.currency },
            "reason": { "text": text, "code": code } });
        self.lines[0].adjustments.push(serde_json::from_value(one).unwrap());
    }

    /// An allowance or a charge of the document.
    pub(super) fn charge(&mut self, kind: &str, text: Option<&str>, code: Option<&str>) {
        let one = json!({ "kind": kind, "amount": { "minor": 100, "currency": self.currency },
            "reason": { "text": text, "code": code }, "vat": { "category": "S", "rate": "19" } });
        self.adjustments.push(serde_json::from_value(one).unwrap());
    }

    /// Moves the seller.
    pub(super) fn seller_in(&mut self, country: &str) {
        self.seller.address = serde_json::from_value(address(country)).unwrap();
    }

    /// Moves the buyer.
    pub(super) fn buyer_in(&mut self, country: &str) {
        self.buyer.address = serde_json::from_value(address(country)).unwrap();
    }

    /// Delivers to an address.
    pub(super) fn delivered_in(&mut self, country: &str) {
        self.delivery_address =
            serde_json::from_value(json!({ "name": "Lager", "address": address(country) })).unwrap();
    }

    /// The address of delivery.
    pub(super) fn delivery(&mut self) -> &mut crate::party::Address {
        &mut self.delivery_address.as_mut().unwrap().address
    }

    /// Registers the seller.
    pub(super) fn seller_id(&mut self, scheme: &str, id: &str) {
        self.seller.legal_id = Some(reference(id));
        self.seller.legal_id_scheme = Some(IdScheme::parse(scheme).unwrap());
    }

    /// Registers the buyer.
    pub(super) fn buyer_id(&mut self, scheme: &str, id: &str) {
        self.buyer.legal_id = Some(reference(id));
        self.buyer.legal_id_scheme = Some(IdScheme::parse(scheme).unwrap());
    }
}

/// A whole address; in Romania one of Cluj.
fn address(country: &str) -> Value {
    let cluj = (country == "RO").then_some("RO-CJ");
    json!({ "line1": "Main 1", "line2": "Yard", "city": "Town", "postal_code": "1000", "subdivision": cluj,
        "country": country })
}

pub(super) fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

pub(super) fn reference(text: &str) -> Reference {
    Reference::parse(text).unwrap()
}

pub(super) fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

pub(super) fn long(characters: usize) -> String {
    "ă".repeat(characters)
}
