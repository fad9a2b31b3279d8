//! A shop, its drafts and the invoices they become.

use domain::currency::Currency;
use domain::invoice::{
    Catalogue, Circumstances, Deposit, DraftContent, Invoice, InvoiceState, Issuing, PayToken, Ready, make_ready,
};
use domain::merchant::MerchantProfile;
use domain::money::Money;
use domain::party::CustomerProfile;
use domain::pricing::{Coupon, Item, PresentedCoupon, PriceList};
use domain::refusal::{InvalidAt, Refused};
use domain::series::{Pattern, Purpose, Run, Sequence, SeriesName};
use domain::tax::TaxSettings;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

pub(crate) const TODAY: Date = date(2026, 11, 21);
pub(crate) const CUSTOMER: &str = "cus_01jd0v5e6w3k8t7n9m2q4r5s6t";
const MERCHANT: &str = "mer_01jd0v5e6w3k8t7n9m2q4r5s6t";

/// Who sells to whom, when, by which prices: a Danish seller with 14 days to pay and 3 of grace.
pub(crate) struct Shop {
    pub(crate) merchant: MerchantProfile,
    pub(crate) tax: TaxSettings,
    pub(crate) customer: CustomerProfile,
    pub(crate) today: Date,
    pub(crate) items: Vec<Item>,
    pub(crate) lists: Vec<PriceList>,
    pub(crate) coupons: Vec<Coupon>,
    pub(crate) deposits: Vec<(Invoice, InvoiceState)>,
}

pub(crate) fn shop() -> Shop {
    let address = json!({ "line1": "Østergade 14", "line2": null, "city": "Viborg", "postal_code": "8800",
        "subdivision": null, "country": "DK" });
    let seller = json!({ "name": "Nordlys Måleudstyr ApS", "legal_id": null, "vat_id": "DK12345674",
        "address": address, "contact_name": "Mette Holm", "email": "faktura@nordlys.example", "phone": null,
        "bank": null });
    Shop {
        merchant: serde_json::from_value(json!({ "seller": seller, "language": "da",
            "time_zone": "Europe/Copenhagen", "currency": "DKK", "payment_terms_days": 14,
            "reminder_after_days": 3, "checkout_url": null }))
        .unwrap(),
        tax: TaxSettings::default(),
        customer: serde_json::from_value(json!({ "name": "Rødgrød & Fløde A/S", "legal_id": null, "vat_id": null,
            "address": address, "language": "en", "currency": "DKK", "metadata": {},
            "contacts": [{ "role": "billing", "name": "Søren", "email": "s@kunde.example", "phone": null }] }))
        .unwrap(),
        today: TODAY,
        items: Vec::new(),
        lists: Vec::new(),
        coupons: Vec::new(),
        deposits: Vec::new(),
    }
}

impl Shop {
    pub(crate) fn ready(&self, content: &DraftContent) -> Result<Ready, InvalidAt> {
        let coupons: Vec<_> = self.coupons.iter().map(|coupon| PresentedCoupon { coupon, used: 0 }).collect();
        let deposits: Vec<_> = self.deposits.iter().map(|(invoice, state)| Deposit { invoice, state }).collect();
        let around = Circumstances {
            merchant: &self.merchant,
            tax: &self.tax,
            customer: &self.customer,
            today: self.today,
            catalogue: Catalogue { items: &self.items, price_lists: &self.lists },
            coupons: &coupons,
            deposits: &deposits,
        };
        make_ready(content, around).map_err(|Refused { first, .. }| first)
    }

    /// The code and the place of a refusal.
    pub(crate) fn refused(&self, content: &DraftContent) -> (&'static str, String) {
        let refused = self.ready(content).unwrap_err();
        (refused.invalid.code, refused.pointer)
    }

    /// The invoice of a number.
    pub(crate) fn issued(&self, number: u64, content: &DraftContent) -> Invoice {
        let merchant = domain::id::MerchantId::parse(MERCHANT).unwrap();
        let id = domain::id::InvoiceId::new(ulid::Ulid::from(u128::from(number)));
        let issuing = Issuing {
            id,
            merchant,
            number: Pattern::standard().format(2026, number),
            sequence: Sequence { series: SeriesName::standing(Purpose::Invoice), run: Run::Year(2026) },
            sequence_number: number,
            pay_token: PayToken::new(merchant, id, 7),
            issued_at: "2026-11-21T10:00:00Z".parse().unwrap(),
        };
        Invoice::freeze(issuing, self.ready(content).unwrap(), content.clone(), &self.merchant, &self.customer)
    }
}

/// A draft of some lines, and what else it says.
pub(crate) fn draft(lines: &[Value], more: Value) -> DraftContent {
    let mut asked = json!({ "customer": CUSTOMER, "lines": lines, "metadata": {} });
    let Value::Object(more) = more else { unreachable!("a draft says fields") };
    asked.as_object_mut().unwrap().extend(more);
    serde_json::from_value(asked).unwrap()
}

/// A draft that says its lines only.
pub(crate) fn plain(lines: &[Value]) -> DraftContent {
    draft(lines, json!({}))
}

/// A line with more or other fields.
pub(crate) fn with(mut line: Value, more: &Value) -> Value {
    line.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    line
}

/// A line at 25 %.
pub(crate) fn sold(quantity: &str, price: &str) -> Value {
    json!({ "name": "Bracket", "quantity": quantity, "unit": "C62", "unit_price": price,
        "vat": { "category": "S", "rate": "25" } })
}

/// A line at the zero rate.
pub(crate) fn untaxed(quantity: &str, price: &str) -> Value {
    with(sold(quantity, price), &json!({ "vat": { "category": "Z", "rate": "0" } }))
}

/// An allowance of a line, agreed.
pub(crate) fn less(size: &Value) -> Value {
    json!({ "kind": "allowance", "size": size, "reason": { "text": "Agreed" } })
}

/// An item of the catalogue.
pub(crate) fn item(number: &str, more: &Value) -> Item {
    let profile = with(json!({ "name": "Cable", "unit": "MTR", "metadata": {} }), more);
    serde_json::from_value(json!({ "id": "itm_01m7yhx300000g00000000000e", "merchant": MERCHANT,
        "external_id": number, "profile": profile, "version": 1, "created_at": "2026-11-21T08:00:00Z" }))
    .unwrap()
}

pub(crate) fn money(text: &str) -> Money {
    Money::parse(text, Currency::parse("DKK").unwrap()).unwrap()
}

/// An invoice of 100.00 and 25.00 of VAT, due on 5 December.
pub(crate) fn hundred() -> Invoice {
    shop().issued(42, &plain(&[sold("1", "100")]))
}

/// A state of which everything was moved before.
pub(crate) fn moved() -> InvoiceState {
    let at = "2026-12-08T23:00:00Z".parse().unwrap();
    let invoice = hundred();
    InvoiceState {
        version: 7,
        open: money("60"),
        reminders: 1,
        next_action_at: Some(at),
        redraws: 2,
        ..InvoiceState::issued(&invoice, at)
    }
}

pub(crate) fn invoice_id(number: u128) -> domain::id::InvoiceId {
    domain::id::InvoiceId::new(ulid::Ulid::from(number))
}
