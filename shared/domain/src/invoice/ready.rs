//! Settles a draft on a day: everything but its number, or why it cannot be issued.

use jiff::civil::Date;

use super::AccountingVat;
use super::deposit::Deposit;
use super::draft::{AskedAccounting, DraftContent, LINES_MAX};
use super::line::Line;
use super::totals::{Priced, price};
use crate::arithmetic::ExchangeRate;
use crate::credit_note::Preceding;
use crate::currency::Currency;
use crate::language::Language;
use crate::merchant::MerchantProfile;
use crate::money::Money;
use crate::party::CustomerProfile;
use crate::refusal::{Invalid, InvalidAt};

/// How far back an issue date may lie, in days: for invoices taken over from another system.
pub const BACKDATING_DAYS_MAX: i64 = 366;

/// What a draft is settled with, beside what it asks for itself.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// Who sells.
    pub merchant: &'a MerchantProfile,
    /// Who buys.
    pub customer: &'a CustomerProfile,
    /// The day, in the merchant's zone.
    pub today: Date,
    /// The deposit invoices that it deducts, in the order it names them.
    pub deposits: &'a [Deposit<'a>],
}

/// A draft of which everything but its number is settled: nothing can refuse it any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// Its currency.
    pub currency: Currency,
    /// BT-2.
    pub issue_date: Date,
    /// BT-9.
    pub due_date: Date,
    /// Lines, breakdown and totals.
    pub priced: Priced,
    /// BT-111 and the rate it follows from.
    pub accounting: Option<AccountingVat>,
    /// The deposits that its lines deduct.
    pub deducts: Vec<Preceding>,
}

/// Settles a draft, or says why it cannot be issued. What can be refused is refused here, before a number is used.
pub fn make_ready(content: &DraftContent, around: Circumstances<'_>) -> Result<Ready, InvalidAt> {
    let Circumstances { merchant, customer, today, deposits } = around;
    let currency = content.currency.unwrap_or(customer.currency);
    let issue_date = issue_date(content, today)?;
    let terms = content.payment_terms_days.unwrap_or(merchant.payment_terms_days);
    let due_date = terms.after(issue_date).ok_or_else(|| {
        Invalid::new("due_date_out_of_range", "the due date is past the year 9999").at("/payment_terms_days")
    })?;
    let mut lines = settle_lines(content)?;
    let deductions = deductions(content, deposits, currency, customer.language)?;
    lines.extend(deductions.iter().flat_map(|(_, lines)| lines.clone()));
    let mut priced = price(currency, content.to_price(&lines))?;
    name_deductions(&mut priced, &deductions);
    let accounting = content.accounting.as_ref().map(|asked| accounting_vat(asked, priced.totals.vat)).transpose()?;
    if priced.totals.payable.is_negative() {
        let detail = "an invoice does not come to less than zero; that is a credit note";
        return Err(Invalid::new("total_negative", detail).at(""));
    }
    if customer.billing_contact().is_none() {
        let detail = "the customer has no contact with the role billing";
        return Err(Invalid::new("billing_contact_missing", detail).at("/customer"));
    }
    let deducts = deductions.into_iter().map(|(preceding, _)| preceding).collect();
    Ok(Ready { currency, issue_date, due_date, priced, accounting, deducts })
}

fn issue_date(content: &DraftContent, today: Date) -> Result<Date, InvalidAt> {
    let issue_date = content.issue_date.unwrap_or(today);
    let earliest = today.checked_sub(jiff::Span::new().days(BACKDATING_DAYS_MAX)).unwrap_or(Date::MIN);
    if issue_date > today || issue_date < earliest {
        let detail = format!("an issue date is not after {today} and not before {earliest}");
        return Err(Invalid::new("issue_date_out_of_range", detail).at("/issue_date"));
    }
    Ok(issue_date)
}

/// The deposits that are deducted, each with the lines that deduct it.
fn deductions(
    content: &DraftContent,
    deposits: &[Deposit<'_>],
    currency: Currency,
    language: Language,
) -> Result<Vec<(Preceding, Vec<Line>)>, InvalidAt> {
    let mut deductions: Vec<(Preceding, Vec<Line>)> = Vec::with_capacity(deposits.len());
    for (index, deposit) in deposits.iter().enumerate() {
        let at = |invalid: Invalid| invalid.at(format!("/deducts/{index}"));
        let preceding = deposit.check(content.customer, currency).map_err(at)?;
        if deductions.iter().any(|(before, _)| before.invoice == preceding.invoice) {
            return Err(at(Invalid::new("deposit_twice", "the deposit is named twice")));
        }
        let lines = deposit.lines(language, content.prices_include_vat).map_err(at)?;
        deductions.push((preceding, lines));
    }
    Ok(deductions)
}

/// Says on the lines that deduct a deposit which one it is: they come last, in the order of the deposits.
fn name_deductions(priced: &mut Priced, deductions: &[(Preceding, Vec<Line>)]) {
    let deposits = deductions.iter().flat_map(|(preceding, lines)| lines.iter().map(|_| preceding.invoice));
    let deposits: Vec<_> = deposits.collect();
    for (line, deposit) in priced.lines.iter_mut().rev().zip(deposits.into_iter().rev()) {
        line.deducts = Some(deposit);
    }
}

/// The lines, with what they leave to rules.
fn settle_lines(content: &DraftContent) -> Result<Vec<Line>, InvalidAt> {
    if content.lines.is_empty() || content.lines.len() > LINES_MAX {
        return Err(Invalid::new("lines_count", format!("an invoice has 1 to {LINES_MAX} lines")).at("/lines"));
    }
    let settle = |(index, line): (usize, &super::AskedLine)| {
        line.settled().ok_or_else(|| {
            let detail = "the line has a name, a unit, a unit_price and a vat";
            Invalid::new("line_incomplete", detail).at(format!("/lines/{index}"))
        })
    };
    content.lines.iter().enumerate().map(settle).collect()
}

fn accounting_vat(asked: &AskedAccounting, vat: Money) -> Result<AccountingVat, InvalidAt> {
    let AskedAccounting { currency, rate, source, date } = asked;
    let rate = ExchangeRate::new(*rate, vat.currency(), *currency, source.clone(), *date);
    let rate = rate.map_err(|invalid| invalid.at("/accounting"))?;
    let vat =
        rate.convert(vat).map_err(|error| Invalid::new("amount_too_large", error.to_string()).at("/accounting"))?;
    Ok(AccountingVat { rate, vat })
}
