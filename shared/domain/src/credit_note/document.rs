//! The document's allowances and charges (BG-20, BG-21): how much of them goes along with the lines.
//!
//! Of each category and rate, all that lessens the amount and all that adds to it is divided as one, so that rounding
//! several allowances never takes more than the lines give; each has its proportion of it, and what is left over by
//! rounding falls to the first that have room. Lines count without their sign: a return among the lines is no reason
//! to credit more than there is.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Credited, DocumentPart};
use crate::invoice::{Invoice, TaxedAdjustment};
use crate::money::{Money, sum};
use crate::refusal::Invalid;
use crate::tax::{VatCategory, VatRate};

/// What becomes of them with one note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Along {
    /// As it was asked.
    Asked(DocumentPart),
    /// All that is left.
    Rest,
}

/// How much of each is credited with a note, by place from 1, in the signs of BT-92 and BT-99. `after` has the lines as
/// they are with the note.
pub(super) fn along(invoice: &Invoice, after: &Credited, along: Along) -> Result<BTreeMap<usize, Money>, Invalid> {
    match along {
        Along::Asked(DocumentPart::Keep) => Ok(BTreeMap::new()),
        Along::Rest => Ok(after.left(invoice)?.adjustments.into_iter().collect()),
        Along::Asked(DocumentPart::Proportional) => {
            let mut shares = BTreeMap::new();
            for pool in pools(invoice, after) {
                shares.extend(pool.shares(invoice, after)?);
            }
            Ok(shares)
        }
    }
}

/// Those of one category and rate that lessen its amount, or those that add to it.
struct Pool {
    category: VatCategory,
    rate: VatRate,
    members: Vec<Member>,
}

/// One of them: what it is and what was credited of it before, without their sign.
struct Member {
    place: usize,
    negative: bool,
    whole: Money,
    before: Money,
}

fn pools(invoice: &Invoice, credited: &Credited) -> Vec<Pool> {
    let mut pools: BTreeMap<(VatCategory, VatRate, bool), Vec<Member>> = BTreeMap::new();
    for (place, TaxedAdjustment { reasoned, vat }) in (1_usize..).zip(&invoice.adjustments) {
        let (whole, before) = (reasoned.adjustment.amount(), credited.adjustment(place));
        if whole.is_zero() {
            continue;
        }
        let negative = whole.is_negative();
        let unsigned = |money: Money| if negative { money.negated() } else { money };
        let member = Member { place, negative, whole: unsigned(whole), before: unsigned(before) };
        let key = (vat.category(), vat.rate(), reasoned.adjustment.signed().is_negative());
        pools.entry(key).or_default().push(member);
    }
    pools.into_iter().map(|((category, rate, _), members)| Pool { category, rate, members }).collect()
}

impl Pool {
    fn shares(&self, invoice: &Invoice, after: &Credited) -> Result<Vec<(usize, Money)>, Invalid> {
        let currency = invoice.currency;
        let whole = sum(currency, self.members.iter().map(|member| member.whole))?;
        let before = sum(currency, self.members.iter().map(|member| member.before))?;
        let Some((credited, lines)) = self.lines(invoice, after) else { return Ok(Vec::new()) };
        let target = Money::round_ratio(whole.to_decimal(), credited, lines, currency)?;
        let mut left = target.checked_sub(before)?.minor();
        let mut take = |most: i64| {
            let taken = most.min(left).max(0);
            left = left.saturating_sub(taken);
            taken
        };
        let mut taken = Vec::with_capacity(self.members.len());
        for member in &self.members {
            let wanted =
                Money::round_ratio(member.whole.to_decimal(), target.to_decimal(), whole.to_decimal(), currency)?;
            taken.push(take(wanted.checked_sub(member.before)?.minor()));
        }
        let mut shares = Vec::with_capacity(self.members.len());
        for (member, taken) in self.members.iter().zip(taken) {
            let room = member.whole.checked_sub(member.before)?.minor();
            let share = Money::from_minor(taken.saturating_add(take(room.saturating_sub(taken))), currency)?;
            shares.push((member.place, if member.negative { share.negated() } else { share }));
        }
        Ok(shares)
    }

    /// What of the lines of the category and rate was credited with allowances and charges going along, and all there
    /// is of them; where there are no such lines, of all lines. None where no line comes to anything.
    fn lines(&self, invoice: &Invoice, after: &Credited) -> Option<(Decimal, Decimal)> {
        let own = weigh(invoice, after, |category, rate| category == self.category && rate == self.rate);
        own.or_else(|| weigh(invoice, after, |_, _| true))
    }
}

fn weigh(
    invoice: &Invoice,
    after: &Credited,
    counts: impl Fn(VatCategory, VatRate) -> bool,
) -> Option<(Decimal, Decimal)> {
    let lines = (1_usize..).zip(&invoice.lines);
    let lines = lines.filter(|(_, line)| counts(line.line.vat.category(), line.line.vat.rate()));
    let size = |money: Money| money.to_decimal().abs();
    let (mut credited, mut all) = (Decimal::ZERO, Decimal::ZERO);
    for (number, line) in lines {
        let part = after.lines.get(&number);
        let net = part.map_or(Decimal::ZERO, |line| size(line.part.net));
        let kept = part.and_then(|line| line.kept).map_or(Decimal::ZERO, size);
        credited = credited.saturating_add(net.saturating_sub(kept));
        all = all.saturating_add(size(line.net));
    }
    (!all.is_zero()).then_some((credited, all))
}
