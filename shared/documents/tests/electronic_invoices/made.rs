//! Issues what a case asks for, by the domain's own way from a draft to an invoice and from that to its credit notes.

use documents::Xml;
use domain::credit_note::{CreditAsked, CreditNote, Credited, Effect, IssuingNote, credit, settle};
use domain::electronic_invoice::{Profile, check_note};
use domain::id::{CreditNoteId, InvoiceId, MerchantId};
use domain::invoice::{
    Catalogue, Circumstances, Deposit, DraftContent, Invoice, InvoiceState, Issuing, PayToken, make_ready,
};
use domain::merchant::MerchantProfile;
use domain::money::Money;
use domain::party::{CustomerProfile, Metadata};
use domain::refusal::Refused;
use domain::series::{Pattern, Purpose, Run, Sequence, SeriesName};
use domain::tax::TaxSettings;
use domain::text::Note;
use jiff::civil::date;
use serde_json::{Value, json};

use crate::cases::Case;
use crate::parties::with;

/// What a case comes to: an invoice, or the credit notes of one.
pub(crate) enum Made {
    Invoice(Invoice),
    CreditNote(CreditNote),
}

impl Made {
    pub(crate) fn ubl(&self) -> String {
        String::from_utf8(self.xml().ubl).unwrap()
    }

    pub(crate) fn cii(&self) -> String {
        String::from_utf8(self.xml().cii).unwrap()
    }

    fn xml(&self) -> Xml {
        let xml = match self {
            Self::Invoice(invoice) => Xml::of(invoice),
            Self::CreditNote(note) => Xml::of(note),
        };
        xml.expect("it has a profile")
    }
}

/// The documents of a case under a profile, each with its name; nothing of it may be refused.
pub(crate) fn made(case: &Case, profile: Profile) -> Vec<(String, Made)> {
    attempted(case, profile).unwrap_or_else(|refused| panic!("{} {profile:?}: {refused:?}", case.name))
}

/// The documents of a case under a profile, or why it is refused.
pub(crate) fn attempted(case: &Case, profile: Profile) -> Result<Vec<(String, Made)>, Refused> {
    let stem = format!("{}-{}", case.name, profile.as_str());
    let deposits = (7_u64..).zip(&case.deposits).map(|(number, draft)| {
        let invoice = issue(case, draft, profile, number, &[])?;
        let state = InvoiceState::issued(&invoice, invoice.issued_at);
        Ok((invoice, state))
    });
    let deposits = deposits.collect::<Result<Vec<_>, Refused>>()?;
    let deducted: Vec<_> = deposits.iter().map(|(invoice, state)| Deposit { invoice, state }).collect();
    let invoice = issue(case, &case.draft, profile, 42, &deducted)?;
    let mut made = Vec::new();
    let mut so_far = Credited::nothing(&invoice);
    for (number, asked) in (1_u64..).zip(&case.credits) {
        let (note, after) = credit_note(&invoice, &so_far, asked, case.effect, number)?;
        so_far = after;
        made.push((format!("{stem}-credit-{number}"), Made::CreditNote(note)));
    }
    let invoices = std::iter::once((stem.clone(), Made::Invoice(invoice)));
    let deposits =
        (1..).zip(deposits).map(|(number, (deposit, _))| (format!("{stem}-deposit-{number}"), Made::Invoice(deposit)));
    Ok(invoices.chain(deposits).chain(made).collect())
}

fn issue(
    case: &Case,
    draft: &Value,
    profile: Profile,
    number: u64,
    deposits: &[Deposit<'_>],
) -> Result<Invoice, Refused> {
    let merchant: MerchantProfile = read(&json!({
        "seller": case.seller, "language": "en", "time_zone": "Europe/Copenhagen", "currency": "EUR",
        "payment_terms_days": 14, "reminder_after_days": 3, "checkout_url": null,
    }));
    let buyer: CustomerProfile = read(&case.buyer);
    let content: DraftContent = read(&with(draft.clone(), json!({ "profile": profile.as_str() })));
    let around = Circumstances {
        merchant: &merchant,
        tax: &TaxSettings::default(),
        customer: &buyer,
        today: date(2026, 11, 21),
        catalogue: Catalogue::default(),
        coupons: &[],
        deposits,
    };
    let ready = make_ready(&content, around)?;
    let merchant_id = MerchantId::parse("mer_01jd0v5e6w3k8t7n9m2q4r5s6t").unwrap();
    let id = InvoiceId::parse(&format!("inv_01jd0v5e6w3k8t7n9m2q4r{number:04}")).unwrap();
    let issuing = Issuing {
        id,
        merchant: merchant_id,
        number: Pattern::standard().format(2026, number),
        sequence: Sequence { series: SeriesName::invoice(), run: Run::Year(2026) },
        sequence_number: number,
        pay_token: PayToken::new(merchant_id, id, 7),
        issued_at: "2026-11-21T10:00:00Z".parse().unwrap(),
    };
    let invoice = Invoice::freeze(issuing, ready, content, &merchant, &buyer);
    assert_eq!(invoice.profile, Some(profile), "{}", case.name);
    Ok(invoice)
}

fn credit_note(
    invoice: &Invoice,
    so_far: &Credited,
    asked: &CreditAsked,
    effect: Effect,
    number: u64,
) -> Result<(CreditNote, Credited), Refused> {
    let (priced, after) = credit(invoice, so_far, asked).unwrap();
    let reason = Note::parse("Returned, <with> thanks & regrets").unwrap();
    check_note(invoice.profile, &reason, &priced.lines)?;
    let open = if effect == Effect::ReduceOpen { priced.totals.payable } else { Money::zero(invoice.currency) };
    let issuing = IssuingNote {
        id: CreditNoteId::parse("crn_01jd0v5e6w3k8t7n9m2q4r5s6t").unwrap(),
        number: Pattern::standard().format(2026, number),
        sequence: Sequence { series: SeriesName::standing(Purpose::CreditNote), run: Run::Year(2026) },
        sequence_number: number,
        issue_date: date(2026, 11, 30),
        reason,
        external_id: None,
        metadata: Metadata::new(),
        effect: settle(open, priced.totals.payable, effect).unwrap(),
        issued_at: "2026-11-30T10:00:00Z".parse().unwrap(),
    };
    Ok((CreditNote::freeze(issuing, priced, invoice), after))
}

fn read<T: serde::de::DeserializeOwned>(json: &Value) -> T {
    serde_json::from_str(&json.to_string()).unwrap_or_else(|error| panic!("{error}: {json}"))
}
