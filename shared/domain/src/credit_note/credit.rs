//! Credits an invoice: prices its next note and says what is credited of it then.

use std::collections::BTreeSet;

use super::document::{Along, along};
use super::line::advance;
use super::printed::{print, print_nothing, share_of};
use super::totals::{add_up, refuse_too_much};
use super::{AskedLine, AskedPart, CreditAsked, CreditNoteLine, Credited, DocumentPart, LineCredited, PricedNote};
use crate::invoice::{Invoice, LINES_MAX, PricedLine, ReasonedAdjustment, TaxedAdjustment};
use crate::money::Money;
use crate::refusal::{Invalid, InvalidAt};
use crate::tax::VatTreatment;

/// Prices the next note of an invoice of which `so_far` was credited, and says what is credited with it. Refused is
/// what the invoice does not have or has no longer, a row of the VAT breakdown or a whole credited beyond what it is,
/// and a note that comes to nothing or less. Only the whole may come to nothing, so that an invoice of nothing can be
/// voided too.
pub fn credit(invoice: &Invoice, so_far: &Credited, asked: &CreditAsked) -> Result<(PricedNote, Credited), InvalidAt> {
    let left = so_far.left(invoice).map_err(of_all)?;
    if so_far.version > 0 && left.is_nothing() {
        return Err(of_all(Invalid::new("nothing_left_to_credit", "all of the invoice was credited before")));
    }
    let mut after = Credited { version: so_far.version.saturating_add(1), ..so_far.clone() };
    let (lines, document) = match asked {
        CreditAsked::Whole => {
            let numbers = left.lines.iter().map(|(number, _)| *number);
            let rest: Vec<_> = numbers.map(|line| AskedLine { line, part: AskedPart::Rest }).collect();
            (credit_lines(invoice, &rest, &mut after)?, Along::Rest)
        }
        CreditAsked::Lines { lines, document } => {
            refuse_count(lines)?;
            let credited = credit_lines(invoice, lines, &mut after)?;
            if *document == DocumentPart::Keep {
                keep(&credited, &mut after).map_err(of_all)?;
            }
            (credited, Along::Asked(*document))
        }
    };
    let adjustments = credit_document(invoice, document, &mut after).map_err(of_all)?;
    let lines = or_nothing(invoice, lines, &adjustments);
    let note = add_up(invoice, lines, adjustments, so_far, &mut after).map_err(of_all)?;
    refuse_too_much(invoice, so_far, &after).map_err(of_all)?;
    refuse_nothing(&note, asked).map_err(of_all)?;
    Ok((note, after))
}

fn of_all(invalid: Invalid) -> InvalidAt {
    invalid.at("")
}

fn refuse_count(lines: &[AskedLine]) -> Result<(), InvalidAt> {
    if lines.is_empty() || lines.len() > LINES_MAX {
        let detail = format!("a credit note credits 1 to {LINES_MAX} lines, or the whole");
        return Err(Invalid::new("lines_count", detail).at("/lines"));
    }
    Ok(())
}

/// The lines of the note, in the order they are asked for.
fn credit_lines(
    invoice: &Invoice,
    asked: &[AskedLine],
    after: &mut Credited,
) -> Result<Vec<CreditNoteLine>, InvalidAt> {
    let (mut lines, mut seen) = (Vec::with_capacity(asked.len()), BTreeSet::new());
    for (index, asked) in asked.iter().enumerate() {
        let at = |pointer: &str| format!("/lines/{index}{pointer}");
        let number = asked.line;
        let Some(line) = number.checked_sub(1).and_then(|index| invoice.lines.get(index)) else {
            let detail = format!("the invoice has lines 1 to {}", invoice.lines.len());
            return Err(Invalid::new("line_unknown", detail).at(at("/line")));
        };
        if !seen.insert(number) {
            let detail = format!("line {number} is credited more than once; ask for all of it at once");
            return Err(Invalid::new("line_repeated", detail).at(at("/line")));
        }
        let before = after.line(number, line);
        let credited =
            advance(line, &before, asked.part).map_err(|InvalidAt { invalid, pointer }| invalid.at(at(&pointer)))?;
        let priced = print(line, &before, credited.part, asked.part, invoice.buyer.language)
            .map_err(|invalid| invalid.at(at("")))?;
        after.lines.insert(number, credited);
        lines.push(CreditNoteLine { corrects_line: number, priced });
    }
    Ok(lines)
}

/// Remembers what was credited of lines while the document's allowances and charges stayed.
fn keep(lines: &[CreditNoteLine], after: &mut Credited) -> Result<(), Invalid> {
    for CreditNoteLine { corrects_line, priced } in lines {
        if let Some(LineCredited { kept, .. }) = after.lines.get_mut(corrects_line) {
            *kept = Some(priced.net.checked_add(kept.unwrap_or(Money::zero(priced.net.currency())))?);
        }
    }
    Ok(())
}

/// The document's allowances and charges as they go along.
fn credit_document(invoice: &Invoice, which: Along, after: &mut Credited) -> Result<Vec<TaxedAdjustment>, Invalid> {
    let shares = along(invoice, after, which)?;
    let mut credited = Vec::with_capacity(shares.len());
    for (place, taxed) in (1_usize..).zip(&invoice.adjustments) {
        let Some(share) = shares.get(&place).copied().filter(|share| !share.is_zero()) else { continue };
        after.adjustments.insert(place, after.adjustment(place).checked_add(share)?);
        let ReasonedAdjustment { adjustment, reason } = &taxed.reasoned;
        let reasoned = ReasonedAdjustment { adjustment: share_of(*adjustment, share)?, reason: reason.clone() };
        credited.push(TaxedAdjustment { reasoned, ..taxed.clone() });
    }
    Ok(credited)
}

/// The lines of the note, or where it has none the invoice's first of the same category and rate, credited by nothing:
/// a document has a line (BR-16), and what is left of this invoice are allowances and charges.
fn or_nothing(invoice: &Invoice, lines: Vec<CreditNoteLine>, adjustments: &[TaxedAdjustment]) -> Vec<CreditNoteLine> {
    if !lines.is_empty() {
        return lines;
    }
    let row = |vat: &VatTreatment| (vat.category(), vat.rate());
    let same = |line: &PricedLine| adjustments.iter().any(|taxed| row(&taxed.vat) == row(&line.line.vat));
    let numbered = || (1_usize..).zip(&invoice.lines);
    let chosen = numbered().find(|(_, line)| same(line)).or_else(|| numbered().next());
    let print = |(number, line)| CreditNoteLine { corrects_line: number, priced: print_nothing(line) };
    chosen.map(print).into_iter().collect()
}

fn refuse_nothing(note: &PricedNote, asked: &CreditAsked) -> Result<(), Invalid> {
    let total = note.totals.payable;
    if total.is_negative() {
        let detail =
            format!("a credit note does not come to {total}, less than nothing; credit other lines with these");
        return Err(Invalid::new("credit_negative", detail));
    }
    if total.is_zero() && *asked != CreditAsked::Whole {
        let detail = "the credit note would come to nothing; only the whole of an invoice is credited for nothing";
        return Err(Invalid::new("credit_zero", detail));
    }
    Ok(())
}
