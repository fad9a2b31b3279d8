//! How much of an invoice was credited so far: one row per invoice, moved by each of its notes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::{InvoiceId, MerchantId};
use crate::invoice::{Invoice, PricedLine};
use crate::money::{Money, MoneyError};
use crate::price::UnitPrice;
use crate::quantity::Quantity;
use crate::refusal::Invalid;
use crate::tax::{VatCategory, VatGroup, VatRate};

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
    /// The rows of the invoice's breakdown; none before the first note.
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

impl LineCredited {
    /// Before the first note that touches the line.
    pub(super) fn nothing(line: &PricedLine) -> Self {
        let zero = Money::zero(line.net.currency());
        let part = LinePart { quantity: Quantity::ZERO, net: zero, with_vat: asked_with_vat(line).map(|_| zero) };
        Self { part, reduced: None, kept: None }
    }
}

impl LinePart {
    /// All of a line as it was issued.
    pub(super) fn whole(line: &PricedLine) -> Result<Self, MoneyError> {
        let (quantity, base) = (line.line.quantity, line.line.base_quantity);
        let with_vat = asked_with_vat(line)
            .map(|price| Money::round_ratio(quantity.value(), price.value(), base.value(), line.net.currency()));
        Ok(Self { quantity, net: line.net, with_vat: with_vat.transpose()? })
    }

    /// What is left of it without another part.
    pub(super) fn less(self, other: Self) -> Result<Self, Invalid> {
        let with_vat = self.with_vat.zip(other.with_vat).map(|(whole, part)| whole.checked_sub(part));
        Ok(Self {
            quantity: self.quantity.checked_sub(other.quantity)?,
            net: self.net.checked_sub(other.net)?,
            with_vat: with_vat.transpose()?,
        })
    }

    /// Whether it is neither units nor money.
    pub(super) fn is_nothing(self) -> bool {
        self.quantity.is_zero() && self.is_free()
    }

    /// Whether it is no money.
    pub(super) fn is_free(self) -> bool {
        self.net.is_zero() && self.with_vat.is_none_or(Money::is_zero)
    }
}

/// What one unit was asked with VAT, where that and the quantity is all the line comes to.
fn asked_with_vat(line: &PricedLine) -> Option<UnitPrice> {
    line.price_with_vat.filter(|_| line.adjustments.is_empty())
}

impl Credited {
    /// What was credited of a line.
    pub(super) fn line(&self, number: usize, line: &PricedLine) -> LineCredited {
        self.lines.get(&number).copied().unwrap_or_else(|| LineCredited::nothing(line))
    }

    /// What was credited of an allowance or charge of the document.
    pub(super) fn adjustment(&self, place: usize) -> Money {
        self.adjustments.get(&place).copied().unwrap_or_else(|| Money::zero(self.total.currency()))
    }

    /// What was credited of a row of the breakdown.
    pub(super) fn group(&self, row: &VatGroup) -> GroupCredited {
        let VatGroup { category, rate, .. } = *row;
        let found = self.vat_breakdown.iter().find(|group| group.category == category && group.rate == rate);
        let zero = Money::zero(self.total.currency());
        found.copied().unwrap_or(GroupCredited { category, rate, taxable: zero, tax: zero })
    }
}
