//! An invoice as answered, draft or issued.

use std::collections::BTreeMap;

use domain::credit_note::Preceding;
use domain::electronic_invoice::Profile;
use domain::invoice::{
    AccountingVat, AskedLine, Delivery, Draft, DraftContent, Invoice, InvoiceState, Priced, Ready, Totals, price,
};
use domain::language::Language;
use domain::pricing::{AppliedCoupon, CouponCode};
use domain::series::SeriesName;
use domain::text::{Note, Reference};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{AdjustmentAnswer, LineAnswer, VatGroupAnswer};
use crate::customer::metadata_answer;
use crate::electronic_invoice::{DeliveryAddressAnswer, PeriodAnswer};

/// An invoice. Amounts are decimal strings in `currency`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvoiceAnswer {
    /// Its id, the same as a draft and once issued; empty in a preview.
    #[schema(example = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t")]
    pub id: String,
    /// The series that numbers it.
    #[schema(example = "invoice")]
    pub series: String,
    /// BT-1; none while it is a draft.
    #[schema(example = "2026-00042")]
    pub number: Option<String>,
    /// `preview`; `draft`, `submitted`, `approved`; `issued`, `partly_paid`, `paid`, `overdue`, `void`, `uncollectible`.
    #[schema(example = "issued")]
    pub status: &'static str,
    /// `pending`, `drawn` or `sent`; none while it is a draft.
    pub delivery: Option<&'static str>,
    /// Whether a payment of it is contested.
    pub disputed: bool,
    /// Reminders so far.
    pub reminders: u32,
    /// `standard` or `deposit` (BT-3).
    #[schema(example = "standard")]
    pub kind: &'static str,
    /// BG-3: the invoice it takes the place of, and the deposits it deducts.
    pub preceding: Vec<PrecedingAnswer>,
    /// What was credited, VAT included; none while nothing was.
    pub credited: Option<String>,
    /// The final invoice that deducts this deposit.
    pub deducted_by: Option<String>,
    /// The draft or invoice that takes its place.
    pub replaced_by: Option<String>,
    /// BT-5.
    pub currency: Option<String>,
    /// BG-22.
    pub totals: Option<TotalsAnswer>,
    /// BG-23.
    pub vat_breakdown: Vec<VatGroupAnswer>,
    /// BG-20 and BG-21.
    pub allowances_charges: Vec<AdjustmentAnswer>,
    /// BT-6, BT-111 and the rate it follows from.
    pub accounting: Option<AccountingAnswer>,
    /// BT-7.
    pub tax_point_date: Option<String>,
    /// What is still to be paid.
    pub open: Option<String>,
    /// BT-2.
    pub issue_date: Option<String>,
    /// BT-9.
    pub due_date: Option<String>,
    /// BT-72.
    pub supply_date: Option<String>,
    /// BT-80, where it was told.
    pub deliver_to: Option<String>,
    /// BG-13, BG-15.
    pub delivery_address: Option<DeliveryAddressAnswer>,
    /// BG-14.
    pub period: Option<PeriodAnswer>,
    /// What its electronic invoice keeps to: `en16931`, `peppol`, `xrechnung` or `cius_ro`; none where the PDF stands
    /// alone. Of a draft that cannot be settled, what was asked for.
    #[schema(example = "en16931")]
    pub profile: Option<&'static str>,
    /// The coupons, and what each took.
    pub coupons: Vec<CouponTakenAnswer>,
    /// Who buys.
    pub customer: String,
    order_reference: Option<String>,
    buyer_reference: Option<String>,
    note: Option<String>,
    external_id: Option<String>,
    metadata: BTreeMap<String, String>,
    /// BG-25.
    pub lines: Vec<LineAnswer>,
    /// Where the buyer pays.
    pub pay_url: Option<String>,
}

/// An invoice that is referred to (BG-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PrecedingAnswer {
    /// Its id.
    pub invoice: String,
    /// BT-25.
    pub number: String,
    /// BT-26.
    pub issue_date: String,
}

impl From<&Preceding> for PrecedingAnswer {
    fn from(preceding: &Preceding) -> Self {
        Self {
            invoice: preceding.invoice.to_string(),
            number: preceding.number.to_string(),
            issue_date: preceding.issue_date.to_string(),
        }
    }
}

/// A coupon of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CouponTakenAnswer {
    /// Its code.
    #[schema(example = "SUMMER10")]
    pub code: String,
    /// What it took off, before VAT; none while that is not settled.
    pub taken: Option<String>,
}

impl From<&AppliedCoupon> for CouponTakenAnswer {
    fn from(applied: &AppliedCoupon) -> Self {
        Self { code: applied.code.to_string(), taken: Some(applied.taken.to_string()) }
    }
}

impl From<&CouponCode> for CouponTakenAnswer {
    fn from(presented: &CouponCode) -> Self {
        Self { code: presented.to_string(), taken: None }
    }
}

/// VAT in the currency of the seller's books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AccountingAnswer {
    /// BT-6.
    pub currency: String,
    /// BT-111.
    pub vat: String,
    rate: String,
    source: String,
    date: String,
}

/// BG-22.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TotalsAnswer {
    /// BT-106.
    pub line_total: String,
    /// BT-107.
    pub allowances: Option<String>,
    /// BT-108.
    pub charges: Option<String>,
    /// BT-109.
    pub tax_exclusive: String,
    /// BT-110.
    pub vat: String,
    /// BT-112.
    pub tax_inclusive: String,
    /// BT-113.
    pub prepaid: Option<String>,
    /// BT-114.
    pub rounding: Option<String>,
    /// BT-115.
    pub payable: String,
}

impl InvoiceAnswer {
    /// An issued invoice, as it stands at a moment.
    pub fn issued(invoice: &Invoice, state: &InvoiceState, pay_url: String, now: Timestamp) -> Self {
        Self {
            id: invoice.id.to_string(),
            series: invoice.series().to_string(),
            number: Some(invoice.number.to_string()),
            status: state.status(invoice, invoice.time_zone.date_at(now)).as_str(),
            delivery: Some(delivery(state.delivery)),
            disputed: state.disputed,
            reminders: state.reminders,
            kind: invoice.kind.as_str(),
            preceding: invoice.preceding().map(PrecedingAnswer::from).collect(),
            credited: state.credited.map(|money| money.to_string()),
            deducted_by: state.deducted_by.map(|id| id.to_string()),
            replaced_by: state.replaced_by.map(|id| id.to_string()),
            currency: Some(invoice.currency.to_string()),
            totals: Some(TotalsAnswer::from(&invoice.totals)),
            vat_breakdown: invoice.vat_breakdown.iter().map(VatGroupAnswer::from).collect(),
            allowances_charges: invoice.adjustments.iter().map(AdjustmentAnswer::from).collect(),
            accounting: invoice.accounting.as_ref().map(AccountingAnswer::from),
            tax_point_date: invoice.tax_point_date.map(|date| date.to_string()),
            open: Some(state.open.to_string()),
            issue_date: Some(invoice.issue_date.to_string()),
            due_date: Some(invoice.due_date.to_string()),
            supply_date: invoice.supply_date.map(|date| date.to_string()),
            deliver_to: invoice.deliver_to.map(|country| country.to_string()),
            delivery_address: invoice.delivery_address.as_ref().map(DeliveryAddressAnswer::from),
            period: invoice.period.map(PeriodAnswer::from),
            profile: invoice.profile.map(Profile::as_str),
            coupons: invoice.coupons.iter().map(CouponTakenAnswer::from).collect(),
            customer: invoice.customer.to_string(),
            order_reference: text(invoice.order_reference.as_ref()),
            buyer_reference: text(invoice.buyer_reference.as_ref()),
            note: invoice.note.as_ref().map(Note::to_string),
            external_id: text(invoice.external_id.as_ref()),
            metadata: metadata_answer(&invoice.metadata),
            lines: invoice.lines.iter().map(|line| LineAnswer::new(line, invoice.buyer.language)).collect(),
            pay_url: Some(pay_url),
        }
    }

    /// What would be issued, without an id and a number.
    pub fn preview(content: &DraftContent, ready: &Ready) -> Self {
        Self {
            status: "preview",
            open: Some(ready.priced.totals.payable.to_string()),
            issue_date: Some(ready.issue_date.to_string()),
            due_date: Some(ready.due_date.to_string()),
            ..Self::settled(content, ready)
        }
    }

    /// A draft, with what it would come to. Where that cannot be settled, such as while the customer lacks a contact, a
    /// draft that leaves nothing to the catalogue and to rules is priced by itself; any other has no totals.
    pub fn draft(draft: &Draft, ready: Option<&Ready>) -> Self {
        let content = &draft.content;
        let answer = match (ready, plainly_priced(content)) {
            (Some(ready), _) => Self::settled(content, ready),
            // No rule decided anything, so that nothing is said in a language.
            (None, Some(priced)) => Self::priced(content, &priced, Language::English),
            (None, None) => Self::asked(content),
        };
        Self { id: draft.id.to_string(), status: draft.review.status(), ..answer }
    }

    /// What was asked for, settled.
    fn settled(content: &DraftContent, ready: &Ready) -> Self {
        Self {
            preceding: content.replaces.iter().chain(&ready.deducts).map(PrecedingAnswer::from).collect(),
            currency: Some(ready.currency.to_string()),
            accounting: ready.accounting.as_ref().map(AccountingAnswer::from),
            coupons: ready.coupons.iter().map(CouponTakenAnswer::from).collect(),
            profile: ready.profile.map(Profile::as_str),
            ..Self::priced(content, &ready.priced, ready.language)
        }
    }

    /// What was asked for, priced.
    fn priced(content: &DraftContent, priced: &Priced, language: Language) -> Self {
        Self {
            totals: Some(TotalsAnswer::from(&priced.totals)),
            vat_breakdown: priced.vat_breakdown.iter().map(VatGroupAnswer::from).collect(),
            allowances_charges: priced.adjustments.iter().map(AdjustmentAnswer::from).collect(),
            lines: priced.lines.iter().map(|line| LineAnswer::new(line, language)).collect(),
            ..Self::asked(content)
        }
    }

    /// What was asked for, before anything is settled.
    fn asked(content: &DraftContent) -> Self {
        Self {
            id: String::new(),
            series: content.series.clone().unwrap_or_else(SeriesName::invoice).to_string(),
            number: None,
            status: "draft",
            delivery: None,
            disputed: false,
            reminders: 0,
            kind: content.kind.as_str(),
            preceding: content.replaces.iter().map(PrecedingAnswer::from).collect(),
            credited: None,
            deducted_by: None,
            replaced_by: None,
            currency: content.currency.map(|currency| currency.to_string()),
            totals: None,
            vat_breakdown: Vec::new(),
            allowances_charges: Vec::new(),
            accounting: None,
            tax_point_date: content.tax_point_date.map(|date| date.to_string()),
            open: None,
            issue_date: content.issue_date.map(|date| date.to_string()),
            due_date: None,
            supply_date: content.supply_date.map(|date| date.to_string()),
            deliver_to: content.deliver_to.map(|country| country.to_string()),
            delivery_address: content.delivery_address.as_ref().map(DeliveryAddressAnswer::from),
            period: content.period.map(PeriodAnswer::from),
            profile: content.profile.map(Profile::as_str),
            coupons: content.coupons.iter().map(CouponTakenAnswer::from).collect(),
            customer: content.customer.to_string(),
            order_reference: text(content.order_reference.as_ref()),
            buyer_reference: text(content.buyer_reference.as_ref()),
            note: content.note.as_ref().map(Note::to_string),
            external_id: text(content.external_id.as_ref()),
            metadata: metadata_answer(&content.metadata),
            lines: Vec::new(),
            pay_url: None,
        }
    }
}

/// What a draft comes to that leaves nothing to rules.
fn plainly_priced(content: &DraftContent) -> Option<Priced> {
    let lines: Option<Vec<_>> = content.lines.iter().map(AskedLine::settled).collect();
    price(content.currency?, content.to_price(&lines?)).ok()
}

impl From<&AccountingVat> for AccountingAnswer {
    fn from(accounting: &AccountingVat) -> Self {
        Self {
            currency: accounting.rate.to().to_string(),
            vat: accounting.vat.to_string(),
            rate: accounting.rate.rate().to_string(),
            source: accounting.rate.source.to_string(),
            date: accounting.rate.date.to_string(),
        }
    }
}

/// The name of how far a document has come.
pub(crate) fn delivery(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::Pending => "pending",
        Delivery::Drawn => "drawn",
        Delivery::Sent => "sent",
    }
}

fn text(reference: Option<&Reference>) -> Option<String> {
    reference.map(Reference::to_string)
}

impl From<&Totals> for TotalsAnswer {
    fn from(totals: &Totals) -> Self {
        Self {
            line_total: totals.line_total.to_string(),
            allowances: totals.allowances.map(|money| money.to_string()),
            charges: totals.charges.map(|money| money.to_string()),
            tax_exclusive: totals.tax_exclusive.to_string(),
            vat: totals.vat.to_string(),
            tax_inclusive: totals.tax_inclusive.to_string(),
            prepaid: totals.prepaid.map(|money| money.to_string()),
            rounding: totals.rounding.map(|money| money.to_string()),
            payable: totals.payable.to_string(),
        }
    }
}
