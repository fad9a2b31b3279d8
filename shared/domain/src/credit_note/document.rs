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
    /// What each gives with the note. All of them together have given as large a part of what they are as was credited
    /// of their lines.
    fn shares(&self, invoice: &Invoice, after: &Credited) -> Result<Vec<(usize, Money)>, Invalid> {
        let currency = invoice.currency;
        let Some((credited, lines)) = self.lines(invoice, after) else { return Ok(Vec::new()) };
        let whole = sum(currency, self.members.iter().map(|member| member.whole))?;
        let before = sum(currency, self.members.iter().map(|member| member.before))?;
        let target = Money::round_ratio(whole.to_decimal(), credited, lines, currency)?;
        let (mut wanted, mut room) = (Vec::new(), Vec::new());
        for Member { whole: own, before, .. } in &self.members {
            let own_target = Money::round_ratio(own.to_decimal(), target.to_decimal(), whole.to_decimal(), currency)?;
            wanted.push(own_target.checked_sub(*before)?.minor());
            room.push(own.checked_sub(*before)?.minor());
        }
        let shares = divide(target.checked_sub(before)?.minor(), &wanted, &room);
        let signed = |(member, share): (&Member, i64)| {
            let share = Money::from_minor(share, currency)?;
            Ok((member.place, if member.negative { share.negated() } else { share }))
        };
        self.members.iter().zip(shares).map(signed).collect()
    }

    /// What of the lines of the category and rate was credited with allowances and charges going along, and all there
    /// is of them; where there are no such lines, of all lines. None where no line comes to anything.
    fn lines(&self, invoice: &Invoice, after: &Credited) -> Option<(Decimal, Decimal)> {
        let own = weigh(invoice, after, |category, rate| category == self.category && rate == self.rate);
        own.or_else(|| weigh(invoice, after, |_, _| true))
    }
}

/// Divides an amount, in minor units: to each what it wants while there is any, then what is left to the first that
/// have room.
fn divide(amount: i64, wanted: &[i64], room: &[i64]) -> Vec<i64> {
    let mut left = amount;
    let mut take = |most: i64| {
        let taken = most.min(left).max(0);
        left = left.saturating_sub(taken);
        taken
    };
    let first: Vec<_> = wanted.iter().map(|wanted| take(*wanted)).collect();
    let more = |(taken, room): (i64, &i64)| taken.saturating_add(take(room.saturating_sub(taken)));
    first.into_iter().zip(room).map(more).collect()
}

/// The net amounts of some lines without their signs: what was credited of them while the document's allowances and
/// charges went along, and all there is. None where they come to nothing.
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

#[cfg(test)]
mod tests {
    use super::divide;

    #[test]
    fn what_is_divided_is_given_away_to_the_last_minor_unit() {
        // Two of 0.005 each want 0.01 of 0.01: the first has it.
        assert_eq!(divide(1, &[1, 1], &[5, 5]), [1, 0]);
        // Three thirds of 0.04 are 0.01 each, and a cent is left: the first with room for it.
        assert_eq!(divide(4, &[1, 1, 1], &[1, 2, 2]), [1, 2, 1]);
        assert_eq!(divide(4, &[1, 1, 1], &[9, 9, 9]), [2, 1, 1]);
        // One that had more than its part before gives nothing back.
        assert_eq!(divide(3, &[-1, 4], &[5, 5]), [0, 3]);
        assert_eq!(divide(0, &[1, 1], &[5, 5]), [0, 0]);
    }
}
