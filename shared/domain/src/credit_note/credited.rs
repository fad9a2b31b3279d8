//! How much of an invoice was credited so far: one row per invoice, moved by each of its notes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::{InvoiceId, MerchantId};
use crate::invoice::Invoice;
use crate::money::Money;
use crate::quantity::Quantity;
use crate::tax::{VatCategory, VatRate};

/// What the notes of one invoice come to, in its currency and with its signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credited {
    /// Which invoice.
    pub invoice: InvoiceId,
    /// Whose.
    pub merchant: MerchantId,
    /// Moves with every note; 0 before the first, when nothing is stored.
    pub version: u64,
    /// By the line's number on the invoice, from 1 (BT-126); a line that is missing was not credited.
    pub lines: BTreeMap<usize, LineCredited>,
    /// Of BT-92 and BT-99, by the place among the document's allowances and charges, from 1.
    #[serde(default, rename = "allowances_charges", skip_serializing_if = "BTreeMap::is_empty")]
    pub adjustments: BTreeMap<usize, Money>,
    /// By category and rate; a row that is missing was not credited.
    pub vat_breakdown: Vec<GroupCredited>,
    /// Of BT-114.
    pub rounding: Money,
    /// Σ BT-115 of the notes.
    pub total: Money,
}

/// How much of a line was credited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineCredited {
    /// In all.
    #[serde(flatten)]
    pub part: LinePart,
    /// How far it had come when an amount was last credited without units: only what is left beyond is divided by
    /// the units left beyond.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reduced: Option<LinePart>,
    /// Of its net amount: what was credited while the document's allowances and charges stayed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<Money>,
}

/// So much of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinePart {
    /// Of BT-129.
    pub quantity: Quantity,
    /// Of BT-131.
    pub net: Money,
    /// Of what the line was asked with VAT, where its price includes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_vat: Option<Money>,
}

/// How much of a row of the breakdown was credited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupCredited {
    /// BT-118.
    pub category: VatCategory,
    /// BT-119.
    pub rate: VatRate,
    /// Of BT-116.
    pub taxable: Money,
    /// Of BT-117.
    pub tax: Money,
}

impl Credited {
    /// Before the first note.
    pub fn nothing(invoice: &Invoice) -> Self {
        let zero = Money::zero(invoice.currency);
        Self {
            invoice: invoice.id,
            merchant: invoice.merchant,
            version: 0,
            lines: BTreeMap::new(),
            adjustments: BTreeMap::new(),
            vat_breakdown: Vec::new(),
            rounding: zero,
            total: zero,
        }
    }
}
