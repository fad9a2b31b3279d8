//! Splits an amount over several in proportion, to the minor unit.

use std::cmp::Reverse;

use crate::money::{Money, MoneyError};

/// Splits an amount over others in proportion to them; those of nothing or less get nothing. The parts add up to the
/// amount exactly: each gets its share cut to whole minor units, and what is left goes, one unit each, to those whose
/// share was cut most, the earlier one first. Where the amount is not more than they come to, no part is more than what
/// it is taken from. Nothing to take from, or less than nothing to take, gives nothing.
pub(super) fn split(amount: Money, over: &[Money]) -> Result<Vec<Money>, MoneyError> {
    let weight = |money: &Money| i128::from(money.minor()).max(0);
    let total: i128 = over.iter().map(weight).sum();
    let amount_minor = i128::from(amount.minor()).max(0);
    let share = |(index, money): (usize, &Money)| {
        let exact = amount_minor.checked_mul(weight(money))?;
        Some(Share { index, cut: exact.checked_div(total)?, rest: exact.checked_rem(total)? })
    };
    let shares = over.iter().enumerate().map(share).collect::<Option<Vec<_>>>();
    let Some(mut shares) = shares else { return Ok(vec![Money::zero(amount.currency()); over.len()]) };
    let cut: i128 = shares.iter().map(|share| share.cut).sum();
    shares.sort_by_key(|share| (Reverse(share.rest), share.index));
    // Fewer units are left than there are shares with a rest.
    let left = usize::try_from(amount_minor.saturating_sub(cut)).unwrap_or_default();
    for share in shares.iter_mut().take(left) {
        share.cut = share.cut.saturating_add(1);
    }
    shares.sort_by_key(|share| share.index);
    let money = |share: &Share| {
        let minor = i64::try_from(share.cut).map_err(|_| MoneyError::TooLarge)?;
        Money::from_minor(minor, amount.currency())
    };
    shares.iter().map(money).collect()
}

struct Share {
    index: usize,
    /// Whole minor units.
    cut: i128,
    /// What was cut off, in parts of the total.
    rest: i128,
}
