//! An issued invoice: what was issued, for ever. Everything its document needs stands in it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::delivered::{DeliveryAddress, InvoicingPeriod};
use super::draft::DraftContent;
use super::kind::InvoiceKind;
use super::ready::Ready;
use super::{PayToken, PricedLine, TaxedAdjustment, Totals};
use crate::arithmetic::ExchangeRate;
use crate::country::Country;
use crate::credit_note::Preceding;
use crate::currency::Currency;
use crate::electronic_invoice::Profile;
use crate::id::{CustomerId, InvoiceId, MerchantId};
use crate::merchant::{CheckoutUrl, Days, MerchantProfile};
use crate::money::Money;
use crate::party::{CustomerProfile, Metadata, Seller};
use crate::pricing::AppliedCoupon;
use crate::series::{Number, Sequence, SeriesName};
use crate::tax::VatGroup;
use crate::text::{Note, Reference};
use crate::time_zone::Zone;

/// The body: written once and never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    /// Its id.
    pub id: InvoiceId,
    /// Whose invoice.
    pub merchant: MerchantId,
    /// BT-1.
    pub number: Number,
    /// Where it counts; not told by what was issued when all invoices of a merchant counted in one series.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sequence: Option<Sequence>,
    /// The place in its sequence.
    pub sequence_number: u64,
    /// What kind of invoice (BT-3).
    #[serde(default, skip_serializing_if = "InvoiceKind::is_standard")]
    pub kind: InvoiceKind,
    /// The deposits that its lines deduct (BG-3).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deducts: Vec<Preceding>,
    /// The invoice it takes the place of (BG-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Preceding>,
    /// BT-2, in the merchant's zone.
    pub issue_date: Date,
    /// BT-9.
    pub due_date: Date,
    /// BT-72.
    pub supply_date: Option<Date>,
    /// BT-5.
    pub currency: Currency,
    /// BG-4 as it was on the day.
    pub seller: Seller,
    /// The merchant's zone on the day; its dunning keeps to it.
    pub time_zone: Zone,
    /// The merchant's reminder policy on the day.
    pub reminder_after_days: Days,
    /// Where the pay page sends a payer.
    pub checkout_url: Option<CheckoutUrl>,
    /// Who bought.
    pub customer: CustomerId,
    /// BG-7 as it was on the day; its language is the document's.
    pub buyer: CustomerProfile,
    /// BG-25.
    pub lines: Vec<PricedLine>,
    /// BG-20 and BG-21.
    #[serde(default, rename = "allowances_charges", skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<TaxedAdjustment>,
    /// BG-23.
    pub vat_breakdown: Vec<VatGroup>,
    /// BG-22.
    pub totals: Totals,
    /// The country it is delivered to (BT-80), where that was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deliver_to: Option<Country>,
    /// BG-13, BG-15.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_address: Option<DeliveryAddress>,
    /// BG-14.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<InvoicingPeriod>,
    /// What its electronic invoice keeps to; none where it has none, and its PDF stands alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// The coupons that were used; what they took is among the allowances.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coupons: Vec<AppliedCoupon>,
    /// BT-7.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_point_date: Option<Date>,
    /// BT-6 and BT-111.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accounting: Option<AccountingVat>,
    /// BT-13.
    pub order_reference: Option<Reference>,
    /// BT-10.
    pub buyer_reference: Option<Reference>,
    /// BT-22.
    pub note: Option<Note>,
    /// The shop's own id.
    pub external_id: Option<Reference>,
    /// The shop's own.
    pub metadata: Metadata,
    /// Opens the pay page.
    pub pay_token: PayToken,
    /// When it was issued.
    pub issued_at: Timestamp,
}

/// VAT in the currency of the seller's books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountingVat {
    /// What it follows from.
    pub rate: ExchangeRate,
    /// BT-111.
    pub vat: Money,
}

/// What issuing adds to a draft that is ready.
#[derive(Debug, Clone)]
pub struct Issuing {
    /// The id of the draft, or a new one.
    pub id: InvoiceId,
    /// Whose.
    pub merchant: MerchantId,
    /// As printed.
    pub number: Number,
    /// Where it counts.
    pub sequence: Sequence,
    /// The place in its sequence.
    pub sequence_number: u64,
    /// Opens the pay page.
    pub pay_token: PayToken,
    /// Now.
    pub issued_at: Timestamp,
}

impl Invoice {
    /// How other documents refer to it (BT-25, BT-26).
    pub fn reference(&self) -> Preceding {
        Preceding { invoice: self.id, number: self.number.clone(), issue_date: self.issue_date }
    }

    /// The invoices it refers to (BG-3).
    pub fn preceding(&self) -> impl Iterator<Item = &Preceding> {
        self.replaces.iter().chain(&self.deducts)
    }

    /// Freezes a draft that is ready under its number. Nothing can go wrong here any more.
    pub fn freeze(
        issuing: Issuing,
        ready: Ready,
        content: DraftContent,
        merchant: &MerchantProfile,
        buyer: &CustomerProfile,
    ) -> Self {
        Self {
            id: issuing.id,
            merchant: issuing.merchant,
            number: issuing.number,
            sequence: Some(issuing.sequence),
            sequence_number: issuing.sequence_number,
            kind: content.kind,
            deducts: ready.deducts,
            replaces: content.replaces,
            issue_date: ready.issue_date,
            due_date: ready.due_date,
            supply_date: content.supply_date,
            currency: ready.currency,
            seller: merchant.seller.clone(),
            time_zone: merchant.time_zone.clone(),
            reminder_after_days: merchant.reminder_after_days,
            checkout_url: merchant.checkout_url.clone(),
            customer: content.customer,
            // How far it is trusted is not for the buyer to read.
            buyer: CustomerProfile { credit_limit: None, ..buyer.clone() },
            lines: ready.priced.lines,
            adjustments: ready.priced.adjustments,
            vat_breakdown: ready.priced.vat_breakdown,
            totals: ready.priced.totals,
            deliver_to: content.deliver_to,
            delivery_address: content.delivery_address,
            period: content.period,
            profile: ready.profile,
            coupons: ready.coupons,
            tax_point_date: content.tax_point_date,
            accounting: ready.accounting,
            order_reference: content.order_reference,
            buyer_reference: content.buyer_reference,
            note: content.note,
            external_id: content.external_id,
            metadata: content.metadata,
            pay_token: issuing.pay_token,
            issued_at: issuing.issued_at,
        }
    }

    /// The series it counts in.
    pub fn series(&self) -> SeriesName {
        self.sequence.as_ref().map_or_else(SeriesName::invoice, |sequence| sequence.series.clone())
    }
}
