//! The Danish transfer form (FIK, fælles indbetalingskort) of card type 71: a payment id with a check digit, and the
//! number of the creditor it is for.

use std::fmt;

use crate::refusal::{Invalid, serde_as_text};
use crate::series::{Run, Sequence};

/// Digits of a payment id of card type 71, its check digit included.
const PAYMENT_ID_DIGITS: usize = 15;

/// Digits of a creditor's number.
const CREDITOR_DIGITS: usize = 8;

/// The number that a Danish bank gives a creditor for transfer forms: 8 digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FikCreditor(String);

impl FikCreditor {
    /// Reads the number. Anything but 8 digits is refused (`fik_creditor_malformed`); it has no check digit.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        if text.len() == CREDITOR_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Self(text.to_owned()));
        }
        let detail = "not a FIK creditor number: give the 8 digits that the bank gave, without spaces";
        Err(Invalid::new("fik_creditor_malformed", detail))
    }
}

impl fmt::Display for FikCreditor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serde_as_text!(FikCreditor);

/// The payment id of card type 71: 14 digits and a check digit (Luhn, modulus 10).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FikPaymentId(String);

impl FikPaymentId {
    /// The payment id of the invoice that has a number of a sequence: `0`, the year of the count in four digits (`0000`
    /// where it runs over all years) and the number in nine. So no two invoices of one series share one, whatever its
    /// pattern was meanwhile; and as only the series that every merchant has is given any, no two of a merchant do.
    ///
    /// Refused is an invoice of another series (`fik_other_series`) and a year or number with more digits
    /// (`fik_too_long`).
    pub fn of(sequence: &Sequence, number: u64) -> Result<Self, Invalid> {
        if !sequence.series.is_invoice() {
            let detail = "only the series \"invoice\" has payment ids: those of other series could be the same";
            return Err(Invalid::new("fik_other_series", detail));
        }
        let year = match sequence.run {
            Run::All => 0,
            Run::Year(year) => year,
        };
        Self::from_digits(&format!("0{year:04}{number:09}"))
    }

    /// Fourteen digits, and the check digit that follows from them.
    fn from_digits(digits: &str) -> Result<Self, Invalid> {
        let detail = "a payment id of card type 71 has 14 digits before its check digit";
        let too_long = || Invalid::new("fik_too_long", detail);
        let right = digits.len().saturating_add(1) == PAYMENT_ID_DIGITS;
        let check = check_digit(digits).filter(|_| right).ok_or_else(too_long)?;
        Ok(Self(format!("{digits}{check}")))
    }

    /// Reads the 15 digits. Refused is another count or another character (`fik_payment_id_malformed`), and a wrong
    /// check digit (`fik_payment_id_check_digit`).
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let malformed = || Invalid::new("fik_payment_id_malformed", "not a payment id of 15 digits");
        let digits = text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() == PAYMENT_ID_DIGITS;
        let body = text.get(..PAYMENT_ID_DIGITS.saturating_sub(1)).filter(|_| digits).ok_or_else(malformed)?;
        let right = Self::from_digits(body)?;
        if right.0 == text {
            return Ok(right);
        }
        let detail = "the last digit does not follow from the others: look for a digit mistyped";
        Err(Invalid::new("fik_payment_id_check_digit", detail))
    }

    /// The 15 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is printed on a transfer form: `+71<004040400000669+12345678<`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FikSlip {
    /// What is paid.
    pub payment_id: FikPaymentId,
    /// To whom.
    pub creditor: FikCreditor,
}

impl FikSlip {
    /// The payment id as an electronic invoice carries it (BT-83): card type, `#`, 15 digits (DK-R-010).
    pub fn ubl_payment_id(&self) -> String {
        format!("71#{}", self.payment_id.as_str())
    }
}

/// The line at the foot of a transfer form, as a bank reads it.
impl fmt::Display for FikSlip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "+71<{}+{}<", self.payment_id.as_str(), self.creditor)
    }
}

/// Luhn: from the right, every other digit is doubled, beginning with the last; the digits of what results are added,
/// and the check digit brings the sum up to a multiple of ten. None where a character is no digit.
fn check_digit(digits: &str) -> Option<u32> {
    let sum = digits.chars().rev().enumerate().try_fold(0_u32, |sum, (place, character)| {
        let digit = character.to_digit(10)?;
        let weighted = if place.is_multiple_of(2) { digit.wrapping_mul(2) } else { digit };
        Some(sum.wrapping_add(if weighted > 9 { weighted.wrapping_sub(9) } else { weighted }))
    })?;
    Some(10_u32.wrapping_sub(sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::{NUMBER_MAX, SeriesName};

    fn of(run: Run, number: u64) -> Result<FikPaymentId, Invalid> {
        FikPaymentId::of(&Sequence { series: SeriesName::invoice(), run }, number)
    }

    #[test]
    fn a_payment_id_is_year_and_number_with_a_check_digit() {
        // 0 2026 000000042, from the right, every other digit doubled: 2 × 2 + 4 + 6 + 2 × 2 + 2 × 2 = 22, so 8.
        let id = of(Run::Year(2026), 42).unwrap();
        assert_eq!(id.as_str(), "020260000000428");
        assert_eq!(FikPaymentId::parse(id.as_str()).unwrap(), id);
        assert_eq!(of(Run::All, NUMBER_MAX).unwrap().as_str().get(..14), Some("00000999999999"));
    }

    #[test]
    fn no_two_invoices_of_a_series_share_a_payment_id() {
        let runs = [Run::All, Run::Year(1), Run::Year(2026), Run::Year(2027), Run::Year(9999)];
        let numbers = [1, 2, 9, 10, 2026, 20_261, 100_000_000, NUMBER_MAX];
        let ids: std::collections::BTreeSet<_> =
            runs.iter().flat_map(|run| numbers.map(|number| of(*run, number).unwrap().as_str().to_owned())).collect();
        assert_eq!(ids.len(), runs.len() * numbers.len());
    }

    #[test]
    fn an_invoice_of_another_series_has_none() {
        let sequence = Sequence { series: SeriesName::parse("shop-dk").unwrap(), run: Run::Year(2026) };
        assert_eq!(FikPaymentId::of(&sequence, 42).unwrap_err().code, "fik_other_series");
        assert_eq!(of(Run::Year(2026), 1_000_000_000).unwrap_err().code, "fik_too_long", "ten digits");
    }

    #[test]
    fn a_creditor_has_eight_digits() {
        assert_eq!(FikCreditor::parse("12345678").unwrap().to_string(), "12345678");
        for text in ["", "1234567", "123456789", "1234567a", "1234 678"] {
            assert_eq!(FikCreditor::parse(text).unwrap_err().code, "fik_creditor_malformed", "{text}");
        }
    }

    #[test]
    fn any_single_wrong_digit_is_found() {
        let right = "004040400000669";
        for (place, digit) in (0..15).flat_map(|place| ('0'..='9').map(move |digit| (place, digit))) {
            let mut text: Vec<char> = right.chars().collect();
            text[place] = digit;
            let text: String = text.into_iter().collect();
            let code = FikPaymentId::parse(&text).map_err(|invalid| invalid.code);
            assert_eq!(code.is_ok(), text == right, "{text}");
        }
        for text in ["", "00404040000066", "0040404000006699", "00404040000066x"] {
            assert_eq!(FikPaymentId::parse(text).unwrap_err().code, "fik_payment_id_malformed", "{text}");
        }
    }
}
