//! Prices what is asked for: lines, allowances and charges, the VAT breakdown (BG-23) and the totals (BG-22).

use serde::{Deserialize, Serialize};

use super::asked::{Amount, AskedTaxedAdjustment};
use super::line::{ReasonedAdjustment, TaxedAdjustment};
use super::{Line, PricedLine};
use crate::arithmetic::{DocumentAdjustment, Figures, LineFigures, Sum, add_up};
use crate::currency::Currency;
use crate::money::{Money, MoneyError, sum};
use crate::refusal::{Invalid, InvalidAt};
use crate::tax::{VatGroup, VatTreatment, merge_reasons};

/// The totals, each in the invoice's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// BT-106: sum of the line net amounts.
    pub line_total: Money,
    /// BT-107: sum of the document's allowances.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowances: Option<Money>,
    /// BT-108: sum of the document's charges.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charges: Option<Money>,
    /// BT-109: total without VAT.
    pub tax_exclusive: Money,
    /// BT-110: total VAT, the sum of the breakdown.
    pub vat: Money,
    /// BT-112: total with VAT.
    pub tax_inclusive: Money,
    /// BT-113: paid already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepaid: Option<Money>,
    /// BT-114: what rounding adds to what is to be paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounding: Option<Money>,
    /// BT-115: what is to be paid.
    pub payable: Money,
}

/// What is to be priced.
#[derive(Debug, Clone, Copy)]
pub struct ToPrice<'a> {
    /// BG-25.
    pub lines: &'a [Line],
    /// BG-20 and BG-21.
    pub adjustments: &'a [AskedTaxedAdjustment],
    /// Whether unit prices are with VAT.
    pub prices_include_vat: bool,
    /// BT-113.
    pub prepaid: Option<Amount>,
    /// BT-114, where the seller rounds what is to be paid.
    pub rounding: Option<Amount>,
}

/// Lines with their amounts, and what they come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priced {
    /// The lines in their order.
    pub lines: Vec<PricedLine>,
    /// The document's allowances and charges.
    pub adjustments: Vec<TaxedAdjustment>,
    /// One row for each category and rate.
    pub vat_breakdown: Vec<VatGroup>,
    /// The totals.
    pub totals: Totals,
}

/// Prices what is asked for, or says which part of it cannot be.
pub fn price(currency: Currency, asked: ToPrice<'_>) -> Result<Priced, InvalidAt> {
    let lines =
        (0_usize..).zip(asked.lines).map(|(index, line)| price_line(currency, line, asked.prices_include_vat, index));
    let lines = lines.collect::<Result<Vec<_>, _>>()?;
    let adjustments = settle_document(currency, asked.adjustments, &lines)?;
    let amount = |amount: Option<Amount>, pointer: &str| {
        amount.map(|amount| amount.in_currency(currency)).transpose().map_err(|invalid| invalid.at(pointer))
    };
    let prepaid = amount(asked.prepaid, "/prepaid")?;
    if prepaid.is_some_and(Money::is_negative) {
        let detail = "what was paid already is not less than nothing";
        return Err(Invalid::new("prepaid_negative", detail).at("/prepaid"));
    }
    let figures = Figures {
        currency,
        lines: lines.iter().map(|(_, figures)| figures.clone()).collect(),
        adjustments: adjustments.iter().map(document_figures).collect(),
        prepaid,
        rounding: amount(asked.rounding, "/rounding")?,
    };
    let figures = if asked.prices_include_vat { with_residue(figures, &lines).map_err(too_large)? } else { figures };
    let sum = add_up(&figures).map_err(too_large)?;
    let treatments = lines.iter().map(|(line, _)| &line.line.vat).chain(adjustments.iter().map(|one| &one.vat));
    let vat_breakdown = merge_reasons(&sum.breakdown, &treatments);
    let totals = totals(&figures, &sum);
    let lines = lines.into_iter().zip(sum.line_nets).map(|((line, _), net)| PricedLine { net, ..line }).collect();
    Ok(Priced { lines, adjustments, vat_breakdown, totals })
}

fn too_large(error: MoneyError) -> InvalidAt {
    Invalid::new("amount_too_large", error.to_string()).at("")
}

/// Settles a line's price and adjustments; its net amount follows with the rest.
fn price_line(
    currency: Currency,
    line: &Line,
    includes_vat: bool,
    index: usize,
) -> Result<(PricedLine, LineFigures), InvalidAt> {
    let mut line = line.clone();
    let price_with_vat = includes_vat.then_some(line.unit_price);
    if let Some(gross) = price_with_vat {
        line.unit_price = gross.without_vat(line.vat.rate()).ok_or(MoneyError::TooLarge).map_err(too_large)?;
    }
    let standing = line.figures(Vec::new()).net(currency).map_err(too_large)?;
    let mut adjustments = Vec::with_capacity(line.asked.len());
    for (number, asked) in std::mem::take(&mut line.asked).into_iter().enumerate() {
        let settled = asked.settle(currency, standing);
        let adjustment =
            settled.map_err(|invalid| invalid.at(format!("/lines/{index}/allowances_charges/{number}")))?;
        adjustments.push(ReasonedAdjustment { adjustment, reason: asked.reason });
    }
    let figures = line.figures(adjustments.iter().map(|reasoned| reasoned.adjustment).collect());
    Ok((
        PricedLine { line, price_with_vat, pricing: None, tax_rule: None, deducts: None, adjustments, net: standing },
        figures,
    ))
}

fn settle_document(
    currency: Currency,
    asked: &[AskedTaxedAdjustment],
    lines: &[(PricedLine, LineFigures)],
) -> Result<Vec<TaxedAdjustment>, InvalidAt> {
    let standing = |vat: &VatTreatment| {
        let same = lines
            .iter()
            .filter(|(line, _)| line.line.vat.category() == vat.category() && line.line.vat.rate() == vat.rate());
        let nets = same.map(|(_, figures)| figures.net(currency)).collect::<Result<Vec<_>, _>>()?;
        sum(currency, nets)
    };
    let settle = |(index, taxed): (usize, &AskedTaxedAdjustment)| {
        let at = format!("/allowances_charges/{index}");
        let standing = standing(&taxed.vat).map_err(too_large)?;
        let adjustment = taxed.asked.settle(currency, standing).map_err(|invalid| invalid.at(at))?;
        let reasoned = ReasonedAdjustment { adjustment, reason: taxed.asked.reason.clone() };
        Ok(TaxedAdjustment { reasoned, vat: taxed.vat.clone() })
    };
    asked.iter().enumerate().map(settle).collect()
}

fn document_figures(taxed: &TaxedAdjustment) -> DocumentAdjustment {
    let (category, rate) = (taxed.vat.category(), taxed.vat.rate());
    DocumentAdjustment { adjustment: taxed.reasoned.adjustment, category, rate }
}

/// Where prices include VAT, what is to be paid is what was asked, to the cent: the residue goes to BT-114.
fn with_residue(figures: Figures, lines: &[(PricedLine, LineFigures)]) -> Result<Figures, MoneyError> {
    let currency = figures.currency;
    let asked = lines.iter().filter_map(|(priced, figures)| {
        let price = priced.price_with_vat?;
        Some(Money::round_ratio(figures.quantity.value(), price.value(), figures.base_quantity.value(), currency))
    });
    let asked = sum(currency, asked.collect::<Result<Vec<_>, _>>()?)?;
    let residue = asked.checked_sub(add_up(&figures)?.tax_inclusive)?;
    let told = figures.rounding.unwrap_or(Money::zero(currency));
    let rounding = Some(told.checked_add(residue)?).filter(|rounding| !rounding.is_zero());
    Ok(Figures { rounding, ..figures })
}

fn totals(figures: &Figures, sum: &Sum) -> Totals {
    Totals {
        line_total: sum.line_total,
        allowances: sum.allowances,
        charges: sum.charges,
        tax_exclusive: sum.tax_exclusive,
        vat: sum.vat,
        tax_inclusive: sum.tax_inclusive,
        prepaid: figures.prepaid,
        rounding: figures.rounding,
        payable: sum.payable,
    }
}
