//! Settles a draft on a day: everything but its number, or why it cannot be issued.

use jiff::civil::Date;

use super::AccountingVat;
use super::circumstances::{Circumstances, Place};
use super::deposit::Deposit;
use super::draft::{AskedAccounting, DraftContent};
use super::electronic::settle_profile;
use super::settle::{Settled, Why, settle_lines};
use super::totals::{Priced, ToPrice, price};
use crate::arithmetic::ExchangeRate;
use crate::country::Country;
use crate::credit_note::Preceding;
use crate::currency::Currency;
use crate::electronic_invoice::Profile;
use crate::language::Language;
use crate::money::Money;
use crate::pricing::{AppliedCoupon, CouponOrder, TaxableBase, redeem, taxable_bases};
use crate::refusal::{Invalid, InvalidAt, Refused};

/// How far back an issue date may lie, in days: for invoices taken over from another system.
pub const BACKDATING_DAYS_MAX: i64 = 366;

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
    /// The coupons that are used.
    pub coupons: Vec<AppliedCoupon>,
    /// What its electronic invoice keeps to; none where it has none.
    pub profile: Option<Profile>,
    /// The buyer's: what its reasons are written in.
    pub language: Language,
    /// The place of the asked line that each line follows from; none of a deduction or a minimum commitment.
    pub(super) asked: Vec<Option<usize>>,
}

/// Settles a draft, or says why it cannot be issued. What can be refused is refused here, before a number is used; the
/// terms that its electronic invoice misses are told all at once.
pub fn make_ready(content: &DraftContent, around: Circumstances<'_>) -> Result<Ready, Refused> {
    let ready = settle(content, around)?;
    let profile = settle_profile(content, around, &ready)?;
    Ok(Ready { profile, ..ready })
}

/// Settles everything but what its electronic invoice keeps to.
fn settle(content: &DraftContent, around: Circumstances<'_>) -> Result<Ready, InvalidAt> {
    let Circumstances { merchant, customer, today, .. } = around;
    let currency = content.currency.unwrap_or(customer.currency);
    let issue_date = issue_date(content, today)?;
    let terms = content.payment_terms_days.unwrap_or(merchant.payment_terms_days);
    let due_date = terms.after(issue_date).ok_or_else(|| {
        Invalid::new("due_date_out_of_range", "the due date is past the year 9999").at("/payment_terms_days")
    })?;
    let deliver_to = delivered_to(content)?.unwrap_or(customer.address.country);
    let place = Place { deliver_to, on: content.supply_date.unwrap_or(issue_date) };
    let mut settled = settle_lines(content, around, currency, place)?;
    let (deducts, deductions) = deduct(content, around.deposits, currency, customer.language)?;
    settled.extend(deductions);
    let asked = settled.iter().map(|one| one.why.asked).collect();
    let (priced, coupons) = price_settled(content, around, currency, issue_date, settled)?;
    let accounting = content.accounting.as_ref().map(|asked| accounting_vat(asked, priced.totals.vat)).transpose()?;
    if priced.totals.payable.is_negative() {
        let detail = "an invoice does not come to less than zero; that is a credit note";
        return Err(Invalid::new("total_negative", detail).at(""));
    }
    if customer.billing_contact().is_none() {
        let detail = "the customer has no contact with the role billing";
        return Err(Invalid::new("billing_contact_missing", detail).at("/customer"));
    }
    Ok(Ready {
        currency,
        issue_date,
        due_date,
        priced,
        accounting,
        deducts,
        coupons,
        profile: None,
        language: customer.language,
        asked,
    })
}

/// Prices what is settled; coupons are allowances of the document, taken from what it comes to without them.
fn price_settled(
    content: &DraftContent,
    around: Circumstances<'_>,
    currency: Currency,
    issue_date: Date,
    settled: Vec<Settled>,
) -> Result<(Priced, Vec<AppliedCoupon>), InvalidAt> {
    let (lines, whys): (Vec<_>, Vec<_>) = settled.into_iter().map(|one| (one.line, one.why)).unzip();
    let at_asked = |found: InvalidAt| at_asked_line(found, &whys);
    let mut priced = price(currency, content.to_price(&lines)).map_err(at_asked)?;
    let mut applied = Vec::new();
    if !around.coupons.is_empty() {
        if content.prices_include_vat {
            let detail = "coupons are taken from prices before VAT; lower the prices, or use prices without VAT";
            return Err(Invalid::new("coupon_on_prices_with_vat", detail).at("/coupons"));
        }
        let bases = bases(currency, &priced).map_err(|invalid| invalid.at("/coupons"))?;
        let order = CouponOrder { customer: content.customer, on: issue_date, currency, bases: &bases };
        let redemptions = redeem(around.coupons, order)?;
        let mut adjustments = content.adjustments.clone();
        for redemption in redemptions {
            adjustments.extend(redemption.allowances);
            applied.push(redemption.applied);
        }
        priced =
            price(currency, ToPrice { adjustments: &adjustments, ..content.to_price(&lines) }).map_err(at_asked)?;
    }
    for (line, why) in priced.lines.iter_mut().zip(whys) {
        why.tell(line);
    }
    Ok((priced, applied))
}

fn bases(currency: Currency, priced: &Priced) -> Result<Vec<TaxableBase>, Invalid> {
    let lines = priced.lines.iter().map(|line| (&line.line.vat, line.net));
    let document = priced.adjustments.iter().map(|taxed| (&taxed.vat, taxed.reasoned.adjustment.signed()));
    taxable_bases(currency, lines.chain(document))
}

/// Puts what is wrong with a line at the line that was asked for.
fn at_asked_line(found: InvalidAt, whys: &[Why]) -> InvalidAt {
    let Some((number, field)) = found.pointer.strip_prefix("/lines/").and_then(|rest| rest.split_once('/')) else {
        return found;
    };
    let asked = number.parse().ok().and_then(|index: usize| whys.get(index)).map(|why| why.asked);
    let pointer = match asked {
        Some(Some(asked)) => format!("/lines/{asked}/{field}"),
        Some(None) | None => "/lines".to_owned(),
    };
    InvalidAt { pointer, ..found }
}

/// The country that was told, by itself or with an address; both must be the same.
fn delivered_to(content: &DraftContent) -> Result<Option<Country>, InvalidAt> {
    let of_address = content.delivery_address.as_ref().map(|told| told.address.country);
    match (content.deliver_to, of_address) {
        (Some(told), Some(of_address)) if told != of_address => {
            let detail = format!("deliver_to is {told}, and the delivery_address is in {of_address}; tell one of them");
            Err(Invalid::new("deliver_to_contradicts", detail).at("/deliver_to"))
        }
        (told, of_address) => Ok(told.or(of_address)),
    }
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

/// The deposits that are deducted, and the lines that deduct them.
fn deduct(
    content: &DraftContent,
    deposits: &[Deposit<'_>],
    currency: Currency,
    language: Language,
) -> Result<(Vec<Preceding>, Vec<Settled>), InvalidAt> {
    let (mut deducts, mut lines) = (Vec::<Preceding>::with_capacity(deposits.len()), Vec::new());
    for (index, deposit) in deposits.iter().enumerate() {
        let at = |invalid: Invalid| invalid.at(format!("/deducts/{index}"));
        let preceding = deposit.check(content.customer, currency).map_err(at)?;
        if deducts.iter().any(|before| before.invoice == preceding.invoice) {
            return Err(at(Invalid::new("deposit_twice", "the deposit is named twice")));
        }
        let why = Why { deducts: Some(preceding.invoice), ..Why::default() };
        let deduction = deposit.lines(language, content.prices_include_vat).map_err(at)?;
        lines.extend(deduction.into_iter().map(|line| Settled { line, why: why.clone() }));
        deducts.push(preceding);
    }
    Ok((deducts, lines))
}

fn accounting_vat(asked: &AskedAccounting, vat: Money) -> Result<AccountingVat, InvalidAt> {
    let AskedAccounting { currency, rate, source, date } = asked;
    let rate = ExchangeRate::new(*rate, vat.currency(), *currency, source.clone(), *date);
    let rate = rate.map_err(|invalid| invalid.at("/accounting"))?;
    let vat =
        rate.convert(vat).map_err(|error| Invalid::new("amount_too_large", error.to_string()).at("/accounting"))?;
    Ok(AccountingVat { rate, vat })
}
