//! Document totals (BG-22) and the VAT breakdown (BG-23).

use std::collections::BTreeMap;

use super::adjustment::total;
use super::{AdjustmentKind, DocumentAdjustment, LineFigures};
use crate::currency::Currency;
use crate::money::{Money, MoneyError, sum};
use crate::tax::{VatCategory, VatRate};

/// What totals follow from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// BT-5.
    pub currency: Currency,
    /// BG-25.
    pub lines: Vec<LineFigures>,
    /// BG-20, BG-21.
    pub adjustments: Vec<DocumentAdjustment>,
    /// BT-113: payments so far, never deposits that were invoiced.
    pub prepaid: Option<Money>,
    /// BT-114.
    pub rounding: Option<Money>,
}

/// A row of the breakdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VatRow {
    /// BT-118.
    pub category: VatCategory,
    /// BT-119.
    pub rate: VatRate,
    /// BT-116.
    pub taxable: Money,
    /// BT-117.
    pub tax: Money,
}

/// What an invoice comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// BT-131 of each line.
    pub line_nets: Vec<Money>,
    /// BG-23, by category and rate.
    pub breakdown: Vec<VatRow>,
    /// BT-106.
    pub line_total: Money,
    /// BT-107, where there are allowances (BR-CO-11).
    pub allowances: Option<Money>,
    /// BT-108, where there are charges (BR-CO-12).
    pub charges: Option<Money>,
    /// BT-109.
    pub tax_exclusive: Money,
    /// BT-110.
    pub vat: Money,
    /// BT-112.
    pub tax_inclusive: Money,
    /// BT-115.
    pub payable: Money,
}

/// Adds everything up. The only errors are an amount past the limit and one in another currency.
pub fn add_up(figures: &Figures) -> Result<Sum, MoneyError> {
    let currency = figures.currency;
    let line_nets = figures.lines.iter().map(|line| line.net(currency)).collect::<Result<Vec<_>, _>>()?;
    let line_total = sum(currency, line_nets.iter().copied())?;
    let allowances = sum_of(figures, AdjustmentKind::Allowance)?;
    let charges = sum_of(figures, AdjustmentKind::Charge)?;
    let adjustments: Vec<_> = figures.adjustments.iter().map(|document| document.adjustment).collect();
    let tax_exclusive = total(line_total, &adjustments)?;
    let breakdown = break_down(figures, &line_nets)?;
    let vat = sum(currency, breakdown.iter().map(|row| row.tax))?;
    let tax_inclusive = tax_exclusive.checked_add(vat)?;
    let nothing = Money::zero(currency);
    let payable = tax_inclusive
        .checked_sub(figures.prepaid.unwrap_or(nothing))?
        .checked_add(figures.rounding.unwrap_or(nothing))?;
    Ok(Sum { line_nets, breakdown, line_total, allowances, charges, tax_exclusive, vat, tax_inclusive, payable })
}

fn sum_of(figures: &Figures, kind: AdjustmentKind) -> Result<Option<Money>, MoneyError> {
    let amounts = || figures.adjustments.iter().map(|document| document.adjustment).filter(|one| one.kind() == kind);
    if amounts().next().is_none() {
        return Ok(None);
    }
    sum(figures.currency, amounts().map(|one| one.amount())).map(Some)
}

/// One row for each category and rate; VAT on the sum of each, never the sum of rounded VAT of lines. What is outside
/// the scope of VAT is one row, whatever rate it says (BR-O-01).
fn break_down(figures: &Figures, line_nets: &[Money]) -> Result<Vec<VatRow>, MoneyError> {
    let lines = figures.lines.iter().zip(line_nets).map(|(line, net)| (line.category, line.rate, *net));
    let document = figures.adjustments.iter().map(|one| (one.category, one.rate, one.adjustment.signed()));
    let mut sums: BTreeMap<(VatCategory, VatRate), Money> = BTreeMap::new();
    for (category, rate, amount) in lines.chain(document) {
        let rate = if category == VatCategory::OutOfScope { VatRate::ZERO } else { rate };
        let sum = sums.entry((category, rate)).or_insert_with(|| Money::zero(figures.currency));
        *sum = sum.checked_add(amount)?;
    }
    let row = |((category, rate), taxable): ((VatCategory, VatRate), Money)| {
        Ok(VatRow { category, rate, taxable, tax: rate.of(taxable)? })
    };
    sums.into_iter().map(row).collect()
}
