//! Settles the lines of a draft: what each leaves out follows from the catalogue and the rules of VAT.
//!
//! One asked line may become several: a price of several rungs is a line for each, so that every line multiplies out by
//! itself. What comes after the asked lines, minimum commitments and deducted deposits, has no asked line of its own.

mod catalogue;
mod vat;

use std::collections::BTreeMap;

use super::asked_line::AskedLine;
use super::circumstances::{Circumstances, Place};
use super::draft::{DraftContent, LINES_MAX};
use super::line::{Line, PricedLine};
use crate::currency::Currency;
use crate::id::{InvoiceId, PriceListId};
use crate::money::Money;
use crate::pricing::Explanation;
use crate::refusal::{Invalid, InvalidAt};
use crate::tax::TaxRule;

/// A line, and why it is what it is.
#[derive(Debug, Clone)]
pub(super) struct Settled {
    pub(super) line: Line,
    pub(super) why: Why,
}

/// Why a line is what it is.
#[derive(Debug, Clone, Default)]
pub(super) struct Why {
    /// The place of the asked line it follows from.
    pub(super) asked: Option<usize>,
    /// How its price came about.
    pub(super) pricing: Option<Explanation>,
    /// By which rule it is taxed.
    pub(super) tax_rule: Option<TaxRule>,
    /// The deposit that it deducts.
    pub(super) deducts: Option<InvoiceId>,
}

impl Why {
    /// Says it on the line.
    pub(super) fn tell(self, line: &mut PricedLine) {
        line.pricing = self.pricing;
        line.tax_rule = self.tax_rule;
        line.deducts = self.deducts;
    }
}

/// Settles the lines, minimum commitments included.
pub(super) fn settle_lines(
    content: &DraftContent,
    around: Circumstances<'_>,
    currency: Currency,
    place: Place,
) -> Result<Vec<Settled>, InvalidAt> {
    if content.lines.is_empty() || content.lines.len() > LINES_MAX {
        return Err(Invalid::new("lines_count", format!("an invoice has 1 to {LINES_MAX} lines")).at("/lines"));
    }
    let mut settled = Vec::with_capacity(content.lines.len());
    for (index, asked) in content.lines.iter().enumerate() {
        let under = |found: InvalidAt| found.under(format!("/lines/{index}"));
        if content.prices_include_vat && asked.item.is_some() {
            let detail =
                "prices of the catalogue are before VAT; tell the price of the line, or leave prices_include_vat";
            return Err(under(Invalid::new("catalogue_price_with_vat", detail).at("/item")));
        }
        settled.extend(settle_line(content, asked, around, currency, place, index).map_err(under)?);
    }
    let minimums = minimums(content, around, currency, place, &settled)?;
    settled.extend(minimums);
    if settled.len() > LINES_MAX {
        let detail = format!("the rungs of its prices make more than {LINES_MAX} lines of the invoice");
        return Err(Invalid::new("lines_count", detail).at("/lines"));
    }
    Ok(settled)
}

fn settle_line(
    content: &DraftContent,
    asked: &AskedLine,
    around: Circumstances<'_>,
    currency: Currency,
    place: Place,
    index: usize,
) -> Result<Vec<Settled>, InvalidAt> {
    let item = asked.item.as_ref().map(|number| around.catalogue.item(number)).transpose();
    let item = item.map_err(|invalid| invalid.at("/item"))?;
    let (vat, tax_rule) = vat::treat(asked, item, around, place)?;
    let lines = match item {
        Some(item) => catalogue::priced(content, asked, item, around, currency, place)?,
        None => vec![(catalogue::told(asked)?, None)],
    };
    let settle = |(unpriced, pricing): (catalogue::Untaxed, Option<Explanation>)| Settled {
        line: unpriced.taxed(vat.clone()),
        why: Why { asked: Some(index), pricing, tax_rule, deducts: None },
    };
    Ok(lines.into_iter().map(settle).collect())
}

/// The lines that bring what is priced by a list up to the minimum of the list.
fn minimums(
    content: &DraftContent,
    around: Circumstances<'_>,
    currency: Currency,
    place: Place,
    settled: &[Settled],
) -> Result<Vec<Settled>, InvalidAt> {
    let of_lines = |invalid: Invalid| invalid.at("/lines");
    let mut reached: BTreeMap<PriceListId, Money> = BTreeMap::new();
    for one in settled {
        if let Some(explanation) = &one.why.pricing {
            // What is wrong with the line is told with its place when the invoice is priced.
            let Some(net) = net(content, &one.line, currency) else { continue };
            let sum = reached.entry(explanation.price_list).or_insert_with(|| Money::zero(currency));
            *sum = sum.checked_add(net).map_err(|error| of_lines(error.into()))?;
        }
    }
    let mut lacking = Vec::new();
    for list in around.catalogue.price_lists {
        if let Some(reached) = reached.get(&list.id) {
            lacking.extend(catalogue::lacking(list, *reached, around, place).map_err(of_lines)?);
        }
    }
    Ok(lacking)
}

/// BT-131 of a line with its allowances and charges; none where something is wrong with it.
fn net(content: &DraftContent, line: &Line, currency: Currency) -> Option<Money> {
    let alone = super::totals::ToPrice {
        lines: std::slice::from_ref(line),
        adjustments: &[],
        prices_include_vat: content.prices_include_vat,
        prepaid: None,
        rounding: None,
    };
    super::totals::price(currency, alone).ok().map(|priced| priced.totals.line_total)
}
