//! Documents of made-up content, by which a merchant sees how its own look: they are never issued.

mod words;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ulid::Ulid;

use crate::credit_note::{
    AskedLine as CreditedLine, AskedPart, CreditAsked, CreditNote, Credited, DocumentPart, Effect, IssuingNote, credit,
    settle,
};
use crate::electronic_invoice::ElectronicInvoice;
use crate::id::{CreditNoteId, CustomerId, InvoiceId};
use crate::invoice::{
    AskedLine, Catalogue, Circumstances, DraftContent, Invoice, InvoiceKind, Issuing, Line, PayToken, make_ready,
};
use crate::language::Language;
use crate::mail_address::MailAddress;
use crate::merchant::{Merchant, MerchantProfile};
use crate::party::{Address, Contact, ContactRole, CustomerProfile, Metadata};
use crate::price::UnitPrice;
use crate::quantity::Quantity;
use crate::refusal::{Invalid, InvalidAt};
use crate::series::{Pattern, Purpose, Run, Sequence, SeriesName};
use crate::tax::{RateClass, Scheme, VatCategory, VatRate, VatTreatment, rate_on};
use crate::text::Text;
use crate::unit::Unit;
use words::{SampleWords, words};

/// Which document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SampleKind {
    /// An invoice of three lines.
    #[default]
    Invoice,
    /// A credit note of a part of it.
    CreditNote,
}

impl SampleKind {
    /// Reads the name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        match text {
            "invoice" => Ok(Self::Invoice),
            "credit_note" => Ok(Self::CreditNote),
            _ => Err(Invalid::new("kind_unknown", format!("{text:?} is not one of invoice, credit_note"))),
        }
    }
}

/// Item, unit (UN/ECE Recommendation 20), quantity and price of each line of a sample.
const LINES: [(&str, &str, &str, &str); 3] =
    [("A-1001", "C62", "12", "249.5"), ("S-200", "HUR", "7.5", "95"), ("F-10", "C62", "1", "120")];

/// An invoice of the merchant to nobody, in a language, on the day of an instant: numbered outside of every series, at
/// the standard rate where one is known, without an electronic invoice.
pub fn sample_invoice(merchant: &Merchant, language: Language, at: Timestamp) -> Result<Invoice, InvalidAt> {
    let words = words(language);
    let today = merchant.profile.time_zone.date_at(at);
    let buyer = buyer(merchant, language, &words).map_err(of_all)?;
    let profile = MerchantProfile {
        profile: None,
        electronic_invoice: Some(ElectronicInvoice::WherePossible),
        ..merchant.profile.clone()
    };
    let vat = treatment(merchant, &words, today).map_err(of_all)?;
    let content = content(&words, &vat, today).map_err(of_all)?;
    let around = Circumstances {
        merchant: &profile,
        tax: &merchant.tax,
        customer: &buyer,
        today,
        catalogue: Catalogue::default(),
        coupons: &[],
        deposits: &[],
    };
    let ready = make_ready(&content, around).map_err(|refused| refused.first)?;
    let id = InvoiceId::new(Ulid::nil());
    let issuing = Issuing {
        id,
        merchant: merchant.id,
        number: Pattern::parse("SAMPLE-{number}").map_err(of_all)?.format(today.year(), 1),
        sequence: Sequence { series: SeriesName::invoice(), run: Run::Year(today.year()) },
        sequence_number: 1,
        pay_token: PayToken::new(merchant.id, id, 0),
        issued_at: at,
    };
    Ok(Invoice::freeze(issuing, ready, content, &profile, &buyer))
}

/// A credit note of a part of the sample's first line.
pub fn sample_credit_note(merchant: &Merchant, language: Language, at: Timestamp) -> Result<CreditNote, InvalidAt> {
    let invoice = sample_invoice(merchant, language, at)?;
    let two = AskedPart::Quantity(Quantity::parse("2").map_err(of_all)?);
    let lines = vec![CreditedLine { line: 1, part: two }];
    let asked = CreditAsked::Lines { lines, document: DocumentPart::Proportional };
    let (priced, _) = credit(&invoice, &Credited::nothing(&invoice), &asked)?;
    let effect = settle(invoice.totals.payable, priced.totals.payable, Effect::ReduceOpen).map_err(of_all)?;
    let year = invoice.issue_date.year();
    let issuing = IssuingNote {
        id: CreditNoteId::new(Ulid::nil()),
        number: Pattern::parse("SAMPLE-CN-{number}").map_err(of_all)?.format(year, 1),
        sequence: Sequence { series: SeriesName::standing(Purpose::CreditNote), run: Run::Year(year) },
        sequence_number: 1,
        issue_date: invoice.issue_date,
        reason: Text::parse(words(language).reason).map_err(of_all)?,
        external_id: None,
        metadata: Metadata::new(),
        effect,
        issued_at: at,
    };
    Ok(CreditNote::freeze(issuing, priced, &invoice))
}

fn of_all(invalid: Invalid) -> InvalidAt {
    invalid.at("")
}

/// Made up, in the seller's own country.
fn buyer(merchant: &Merchant, language: Language, words: &SampleWords) -> Result<CustomerProfile, Invalid> {
    let contact = Contact {
        role: ContactRole::Billing,
        name: Text::parse(words.contact)?,
        email: MailAddress::parse("billing@sample.example")?,
        phone: None,
    };
    let address = Address {
        line1: Text::parse(words.street)?,
        line2: None,
        city: Text::parse(words.city)?,
        postal_code: Some(Text::parse("1234")?),
        subdivision: None,
        country: merchant.profile.seller.address.country,
    };
    Ok(CustomerProfile {
        name: Text::parse(words.buyer)?,
        legal_id: None,
        legal_id_scheme: None,
        vat_id: None,
        endpoint: None,
        profile: None,
        address,
        contacts: vec![contact],
        language,
        currency: merchant.profile.currency,
        credit_limit: None,
        metadata: Metadata::new(),
    })
}

/// As the seller would charge at home; zero-rated where its rate is not known here.
fn treatment(merchant: &Merchant, words: &SampleWords, on: jiff::civil::Date) -> Result<VatTreatment, Invalid> {
    let country = merchant.profile.seller.address.country;
    match (&merchant.tax.scheme, rate_on(country, RateClass::Standard, on, &merchant.tax.confirmed)) {
        (Scheme::SmallBusiness { .. }, _) => {
            let reason = Text::parse(words.exempt)?;
            VatTreatment::new(VatCategory::Exempt, VatRate::ZERO, Some(reason))
        }
        (Scheme::Standard, Ok(rate)) => VatTreatment::new(VatCategory::Standard, rate, None),
        (Scheme::Standard, Err(_)) => VatTreatment::new(VatCategory::ZeroRated, VatRate::ZERO, None),
    }
}

fn content(words: &SampleWords, vat: &VatTreatment, today: jiff::civil::Date) -> Result<DraftContent, Invalid> {
    let line = |((item, unit, quantity, price), name): (&(&str, &str, &str, &str), &str)| {
        Ok(AskedLine::from(Line {
            item_id: Some(Text::parse(item)?),
            name: Text::parse(name)?,
            description: None,
            quantity: Quantity::parse(quantity)?,
            unit: Unit::parse(unit)?,
            unit_price: UnitPrice::parse(price)?,
            discount: None,
            base_quantity: crate::arithmetic::BaseQuantity::default(),
            asked: Vec::new(),
            vat: vat.clone(),
        }))
    };
    Ok(DraftContent {
        external_id: None,
        customer: CustomerId::new(Ulid::nil()),
        series: None,
        currency: None,
        issue_date: None,
        supply_date: Some(today),
        payment_terms_days: None,
        order_reference: Some(Text::parse("PO-4711")?),
        buyer_reference: None,
        note: Some(Text::parse(words.note)?),
        lines: LINES.iter().zip(words.lines).map(line).collect::<Result<_, Invalid>>()?,
        adjustments: Vec::new(),
        prices_include_vat: false,
        prepaid: None,
        rounding: None,
        tax_point_date: None,
        accounting: None,
        deliver_to: None,
        delivery_address: None,
        period: None,
        profile: None,
        coupons: Vec::new(),
        kind: InvoiceKind::default(),
        deducts: Vec::new(),
        replaces: None,
        metadata: Metadata::new(),
    })
}

#[cfg(test)]
mod tests;
