//! What is left of an invoice to credit.

use super::{Credited, LinePart};
use crate::invoice::Invoice;
use crate::money::Money;
use crate::refusal::Invalid;
use crate::tax::VatGroup;

/// What the notes of an invoice have left of it, in its currency and with its signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// By number, from 1 (BT-126): the lines of which units or money are left.
    pub lines: Vec<(usize, LinePart)>,
    /// By place, from 1: the document's allowances and charges (BT-92, BT-99) of which something is left.
    pub adjustments: Vec<(usize, Money)>,
    /// What is left of BT-116 and BT-117 of each row of the invoice's breakdown.
    pub vat_breakdown: Vec<VatGroup>,
    /// Of BT-114.
    pub rounding: Money,
    /// What a note of everything that is left comes to.
    pub total: Money,
}

impl Left {
    /// Whether all was credited.
    pub fn is_nothing(&self) -> bool {
        self.lines.is_empty() && self.adjustments.is_empty() && self.rounding.is_zero()
    }

    /// Whether no line, allowance or charge is left that comes to anything; units that cost nothing may be.
    pub(super) fn is_free(&self) -> bool {
        self.lines.iter().all(|(_, part)| part.is_free()) && self.adjustments.is_empty()
    }
}

/// What the notes of an invoice come to once all of it is credited: what was paid before is the balance's business.
pub(super) fn total_of(invoice: &Invoice) -> Result<Money, Invalid> {
    let rounding = invoice.totals.rounding.unwrap_or(Money::zero(invoice.currency));
    Ok(invoice.totals.tax_inclusive.checked_add(rounding)?)
}

impl Credited {
    /// What is left of the invoice. The only refusal is an amount past the limit, which nothing credited ever has.
    pub fn left(&self, invoice: &Invoice) -> Result<Left, Invalid> {
        let mut lines = Vec::new();
        for (number, line) in (1_usize..).zip(&invoice.lines) {
            let whole = LinePart::whole(line)?;
            let left = whole.less(self.line(number, line).part)?;
            lines.extend(Some((number, left)).filter(|_| !left.is_nothing()));
        }
        let mut adjustments = Vec::new();
        for (place, taxed) in (1_usize..).zip(&invoice.adjustments) {
            let left = taxed.reasoned.adjustment.amount().checked_sub(self.adjustment(place))?;
            adjustments.extend(Some((place, left)).filter(|_| !left.is_zero()));
        }
        let mut vat_breakdown = Vec::with_capacity(invoice.vat_breakdown.len());
        for row in &invoice.vat_breakdown {
            let credited = self.group(row);
            let (taxable, tax) = (row.taxable.checked_sub(credited.taxable)?, row.tax.checked_sub(credited.tax)?);
            vat_breakdown.push(VatGroup { taxable, tax, ..row.clone() });
        }
        let rounding = invoice.totals.rounding.unwrap_or(Money::zero(invoice.currency)).checked_sub(self.rounding)?;
        let total = total_of(invoice)?.checked_sub(self.total)?;
        Ok(Left { lines, adjustments, vat_breakdown, rounding, total })
    }
}
