//! An issued credit note: what was credited, for ever. Everything its document needs stands in it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{CreditNoteLine, Settlement};
use crate::country::Country;
use crate::currency::Currency;
use crate::electronic_invoice::Profile;
use crate::id::{CreditNoteId, CustomerId, InvoiceId, MerchantId};
use crate::invoice::{AccountingVat, DeliveryAddress, Invoice, InvoicingPeriod, TaxedAdjustment, Totals};
use crate::party::{CustomerProfile, Metadata, Seller};
use crate::series::{Number, Sequence};
use crate::tax::VatGroup;
use crate::text::{Note, Reference};
use crate::time_zone::Zone;

/// What a note credits, with its amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PricedNote {
    /// BG-25; at least one (BR-16).
    pub lines: Vec<CreditNoteLine>,
    /// BG-20 and BG-21: an allowance of the invoice lessens the credit, a charge adds to it.
    pub adjustments: Vec<TaxedAdjustment>,
    /// BG-23: the rows that the note touches.
    pub vat_breakdown: Vec<VatGroup>,
    /// BG-22; never anything prepaid.
    pub totals: Totals,
    /// BT-6 and BT-111, where the invoice has them.
    pub accounting: Option<AccountingVat>,
}

/// The invoice that is corrected (BG-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preceding {
    /// Its id.
    pub invoice: InvoiceId,
    /// BT-25.
    pub number: Number,
    /// BT-26.
    pub issue_date: Date,
}

/// The body: written once and never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditNote {
    /// Its id.
    pub id: CreditNoteId,
    /// Whose note.
    pub merchant: MerchantId,
    /// BT-1.
    pub number: Number,
    /// Where it counts.
    pub sequence: Sequence,
    /// The place in its sequence.
    pub sequence_number: u64,
    /// BG-3.
    pub corrects: Preceding,
    /// BT-2, in the merchant's zone.
    pub issue_date: Date,
    /// BT-72, of the invoice.
    pub supply_date: Option<Date>,
    /// BT-80, of the invoice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deliver_to: Option<Country>,
    /// BG-13, BG-15, of the invoice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_address: Option<DeliveryAddress>,
    /// BG-14, of the invoice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<InvoicingPeriod>,
    /// What its electronic invoice keeps to: the invoice's. None where it has none, and its PDF stands alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// BT-5.
    pub currency: Currency,
    /// BG-4 as on the invoice: a note is made between its parties.
    pub seller: Seller,
    /// The merchant's zone, as on the invoice.
    pub time_zone: Zone,
    /// Who bought.
    pub customer: CustomerId,
    /// BG-7 as on the invoice; its language is the document's.
    pub buyer: CustomerProfile,
    /// BG-25.
    pub lines: Vec<CreditNoteLine>,
    /// BG-20 and BG-21.
    #[serde(default, rename = "allowances_charges", skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<TaxedAdjustment>,
    /// BG-23.
    pub vat_breakdown: Vec<VatGroup>,
    /// BG-22.
    pub totals: Totals,
    /// BT-6 and BT-111.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accounting: Option<AccountingVat>,
    /// BT-13.
    pub order_reference: Option<Reference>,
    /// BT-10.
    pub buyer_reference: Option<Reference>,
    /// Why (BT-22).
    pub reason: Note,
    /// The shop's own id.
    pub external_id: Option<Reference>,
    /// The shop's own.
    pub metadata: Metadata,
    /// How it changes what is owed.
    pub effect: Settlement,
    /// When it was issued.
    pub issued_at: Timestamp,
}

/// What issuing adds to what is credited.
#[derive(Debug, Clone)]
pub struct IssuingNote {
    /// A new id.
    pub id: CreditNoteId,
    /// As printed.
    pub number: Number,
    /// Where it counts.
    pub sequence: Sequence,
    /// The place in its sequence.
    pub sequence_number: u64,
    /// The day in the merchant's zone.
    pub issue_date: Date,
    /// Why.
    pub reason: Note,
    /// The shop's own id.
    pub external_id: Option<Reference>,
    /// The shop's own.
    pub metadata: Metadata,
    /// How it changes what is owed.
    pub effect: Settlement,
    /// Now.
    pub issued_at: Timestamp,
}

impl CreditNote {
    /// Freezes what is credited under its number. Nothing can go wrong here any more.
    pub fn freeze(issuing: IssuingNote, priced: PricedNote, invoice: &Invoice) -> Self {
        let corrects =
            Preceding { invoice: invoice.id, number: invoice.number.clone(), issue_date: invoice.issue_date };
        Self {
            id: issuing.id,
            merchant: invoice.merchant,
            number: issuing.number,
            sequence: issuing.sequence,
            sequence_number: issuing.sequence_number,
            corrects,
            issue_date: issuing.issue_date,
            supply_date: invoice.supply_date,
            deliver_to: invoice.deliver_to,
            delivery_address: invoice.delivery_address.clone(),
            period: invoice.period,
            profile: invoice.profile,
            currency: invoice.currency,
            seller: invoice.seller.clone(),
            time_zone: invoice.time_zone.clone(),
            customer: invoice.customer,
            buyer: invoice.buyer.clone(),
            lines: priced.lines,
            adjustments: priced.adjustments,
            vat_breakdown: priced.vat_breakdown,
            totals: priced.totals,
            accounting: priced.accounting,
            order_reference: invoice.order_reference.clone(),
            buyer_reference: invoice.buyer_reference.clone(),
            reason: issuing.reason,
            external_id: issuing.external_id,
            metadata: issuing.metadata,
            effect: issuing.effect,
            issued_at: issuing.issued_at,
        }
    }
}
