//! The check digits of the numbers that Denmark, Germany and Romania give.

use crate::refusal::Invalid;

/// Whether the check digit of an identifier of the right form is right; `true` of every other country.
pub(super) fn check(id: &str) -> Result<(), Invalid> {
    let Some((country, number)) = id.split_at_checked(2) else { return Ok(()) };
    let digits: Vec<u32> = number.chars().filter_map(|character| character.to_digit(10)).collect();
    let (whose, right) = match country {
        "DK" => ("Danish", is_danish(&digits)),
        "DE" => ("German", is_german(&digits)),
        "RO" => ("Romanian", is_romanian(&digits)),
        _ => return Ok(()),
    };
    if digits.first() == Some(&0) {
        let detail = format!("a {whose} VAT number does not begin with 0");
        return Err(Invalid::new("vat_id_malformed", detail));
    }
    if right {
        return Ok(());
    }
    let detail = format!("{id} is no {whose} VAT identifier: its last digit does not follow from the others");
    Err(Invalid::new("vat_id_check_digit_wrong", detail))
}

/// CVR number: the digits, weighted 2 7 6 5 4 3 2 1, add up to a multiple of 11.
fn is_danish(digits: &[u32]) -> bool {
    weighted(digits.iter(), &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}

/// CUI: the digits before the last, from the right, weighted with the key 753217532 from the right; ten times the sum
/// modulo 11 is the last, and 10 counts as 0.
fn is_romanian(digits: &[u32]) -> bool {
    let mut from_right = digits.iter().rev();
    let last = from_right.next().copied();
    let sum = weighted(from_right, &[2, 3, 5, 7, 1, 2, 3, 5, 7]);
    last == Some(sum.wrapping_mul(10) % 11 % 10)
}

/// ISO 7064, MOD 11,10.
fn is_german(digits: &[u32]) -> bool {
    let Some((last, digits)) = digits.split_last() else { return false };
    let product = digits.iter().fold(10, |product: u32, digit| {
        let sum = match product.wrapping_add(*digit) % 10 {
            0 => 10,
            sum => sum,
        };
        sum.wrapping_mul(2) % 11
    });
    product.wrapping_add(*last) % 10 == 1
}

/// At most ten digits of at most 9 times 7: nothing wraps.
fn weighted<'a>(digits: impl Iterator<Item = &'a u32>, weights: &[u32]) -> u32 {
    digits.zip(weights).fold(0_u32, |sum, (digit, weight)| sum.wrapping_add(digit.wrapping_mul(*weight)))
}
