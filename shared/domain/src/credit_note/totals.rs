//! What a note comes to (BG-22, BG-23), mirrored from what was credited before it and with it.

use super::left::total_of;
use super::{CreditNoteLine, Credited, GroupCredited, PricedNote};
use crate::arithmetic::AdjustmentKind;
use crate::invoice::{AccountingVat, Invoice, TaxedAdjustment, Totals};
use crate::money::{Money, sum};
use crate::refusal::Invalid;
use crate::tax::VatGroup;

/// Adds the note up and brings what was credited to where it is with the note.
pub(super) fn add_up(
    invoice: &Invoice,
    lines: Vec<CreditNoteLine>,
    adjustments: Vec<TaxedAdjustment>,
    before: &Credited,
    after: &mut Credited,
) -> Result<PricedNote, Invalid> {
    let currency = invoice.currency;
    let line_total = sum(currency, lines.iter().map(|line| line.priced.net))?;
    let signed = adjustments.iter().map(|taxed| taxed.reasoned.adjustment.signed());
    let tax_exclusive = signed.clone().try_fold(line_total, Money::checked_add)?;
    let vat_breakdown = break_down(invoice, &lines, &adjustments, before, after)?;
    let vat = sum(currency, vat_breakdown.iter().map(|row| row.tax))?;
    let tax_inclusive = tax_exclusive.checked_add(vat)?;
    after.rounding = rounding(invoice, before.total.checked_sub(before.rounding)?.checked_add(tax_inclusive)?, after)?;
    let rounding = after.rounding.checked_sub(before.rounding)?;
    let payable = tax_inclusive.checked_add(rounding)?;
    after.total = before.total.checked_add(payable)?;
    let totals = Totals {
        line_total,
        allowances: sum_of(invoice, &adjustments, AdjustmentKind::Allowance)?,
        charges: sum_of(invoice, &adjustments, AdjustmentKind::Charge)?,
        tax_exclusive,
        vat,
        tax_inclusive,
        prepaid: None,
        rounding: Some(rounding).filter(|rounding| !rounding.is_zero()),
        payable,
    };
    let accounting = accounting(invoice, before, after)?;
    Ok(PricedNote { lines, adjustments, vat_breakdown, totals, accounting })
}

fn sum_of(invoice: &Invoice, adjustments: &[TaxedAdjustment], kind: AdjustmentKind) -> Result<Option<Money>, Invalid> {
    let amounts = adjustments.iter().map(|taxed| taxed.reasoned.adjustment).filter(|one| one.kind() == kind);
    let amounts: Vec<_> = amounts.map(|one| one.amount()).collect();
    if amounts.is_empty() {
        return Ok(None);
    }
    Ok(Some(sum(invoice.currency, amounts)?))
}

/// The rows that the note touches. VAT is that on all that was credited, less what was credited of it before.
fn break_down(
    invoice: &Invoice,
    lines: &[CreditNoteLine],
    adjustments: &[TaxedAdjustment],
    before: &Credited,
    after: &mut Credited,
) -> Result<Vec<VatGroup>, Invalid> {
    let (mut rows, mut in_all) = (Vec::new(), Vec::with_capacity(invoice.vat_breakdown.len()));
    for row in &invoice.vat_breakdown {
        let lines = lines.iter().map(|line| (&line.priced.line.vat, line.priced.net));
        let document = adjustments.iter().map(|taxed| (&taxed.vat, taxed.reasoned.adjustment.signed()));
        let own = lines.chain(document).filter(|(vat, _)| vat.category() == row.category && vat.rate() == row.rate);
        let own: Vec<_> = own.map(|(_, amount)| amount).collect();
        let credited = before.group(row);
        let taxable = credited.taxable.checked_add(sum(invoice.currency, own.iter().copied())?)?;
        let credited_then = GroupCredited { taxable, tax: row.rate.of(taxable)?, ..credited };
        if !own.is_empty() {
            let (taxable, tax) = (taxable.checked_sub(credited.taxable)?, credited_then.tax.checked_sub(credited.tax)?);
            rows.push(VatGroup { taxable, tax, ..row.clone() });
        }
        in_all.push(credited_then);
    }
    after.vat_breakdown = in_all;
    Ok(rows)
}

/// Of BT-114, all that is credited with the note: the invoice's once no money is left. Before that, where the prices
/// include VAT, what makes the notes so far come to what the units credited were asked with VAT.
fn rounding(invoice: &Invoice, tax_inclusive: Money, after: &Credited) -> Result<Money, Invalid> {
    let zero = Money::zero(invoice.currency);
    let whole = invoice.totals.rounding.unwrap_or(zero);
    if after.left(invoice)?.is_free() {
        return Ok(whole);
    }
    let with_vat = (1_usize..).zip(&invoice.lines).map(|(number, line)| after.line(number, line).part.with_vat);
    match with_vat.collect::<Option<Vec<_>>>().filter(|_| invoice.adjustments.is_empty()) {
        Some(with_vat) => Ok(sum(invoice.currency, with_vat)?.checked_sub(tax_inclusive)?),
        None => Ok(zero),
    }
}

/// BT-111: that of all VAT credited, less that of what was credited before, at the invoice's own rate.
fn accounting(invoice: &Invoice, before: &Credited, after: &Credited) -> Result<Option<AccountingVat>, Invalid> {
    let Some(AccountingVat { rate, .. }) = &invoice.accounting else { return Ok(None) };
    let in_books = |credited: &Credited| {
        rate.convert(sum(invoice.currency, credited.vat_breakdown.iter().map(|group| group.tax))?)
    };
    let vat = in_books(after)?.checked_sub(in_books(before)?)?;
    Ok(Some(AccountingVat { rate: rate.clone(), vat }))
}

/// Refuses where a row of the breakdown or the whole would be credited beyond what it is, or below nothing: then what
/// is left could not be credited any more.
pub(super) fn refuse_too_much(invoice: &Invoice, before: &Credited, after: &Credited) -> Result<(), Invalid> {
    for row in &invoice.vat_breakdown {
        let (credited, in_all) = (before.group(row).taxable, after.group(row).taxable);
        if !within(in_all, row.taxable) {
            let (asked, left) = (in_all.checked_sub(credited)?, row.taxable.checked_sub(credited)?);
            let detail = format!(
                "at {} % VAT ({}) {left} is left to credit before VAT, and this comes to {asked}; change the lines, or \
                 let the document's allowances and charges go along",
                row.rate, row.category
            );
            return Err(Invalid::new("credit_exceeds_left", detail));
        }
    }
    let whole = total_of(invoice)?;
    if after.total.minor() > whole.minor() {
        let (asked, left) = (after.total.checked_sub(before.total)?, whole.checked_sub(before.total)?);
        let detail = format!("{left} is left of the invoice to credit, and this comes to {asked}; credit the whole");
        return Err(Invalid::new("credit_exceeds_left", detail));
    }
    Ok(())
}

/// Whether an amount lies between nothing and another.
fn within(part: Money, whole: Money) -> bool {
    let (part, whole) = (part.minor(), whole.minor());
    (whole.min(0)..=whole.max(0)).contains(&part)
}
