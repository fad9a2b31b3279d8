//! The structured creditor reference (ISO 11649): a reference of the creditor's with check digits before it, which
//! European banks carry from the payer to the creditor as it is.

use std::fmt;

use crate::refusal::Invalid;
use crate::series::Number;

/// The longest reference behind `RF` and its check digits (ISO 11649).
pub const REFERENCE_CHARACTERS_MAX: usize = 21;

/// `RF`, two check digits and 1 to 21 letters or digits, in capitals: `RF18539007547034`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CreditorReference(String);

impl CreditorReference {
    /// The reference of an invoice: the letters and digits of its number (BT-1), in capitals. Two numbers that differ
    /// in punctuation alone have one reference.
    ///
    /// Refused is a number without letters and digits, or with more than 21 (`creditor_reference_length`).
    pub fn of(number: &Number) -> Result<Self, Invalid> {
        let plain = number.as_str().chars().filter(char::is_ascii_alphanumeric);
        let plain: String = plain.map(|character| character.to_ascii_uppercase()).collect();
        check_length(&plain)?;
        let digits = 98_u32.saturating_sub(modulo_97(&format!("{plain}RF00")).unwrap_or_default());
        Ok(Self(format!("RF{digits:02}{plain}")))
    }

    /// Reads a reference as a person or a bank wrote it: spaces and small letters are put right.
    ///
    /// Refused is what does not begin with `RF` and two digits or holds other characters
    /// (`creditor_reference_malformed`), has no reference behind them or one of more than 21 characters
    /// (`creditor_reference_length`), or has wrong check digits (`creditor_reference_check_digits`).
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let written = text.chars().filter(|character| *character != ' ');
        let whole: String = written.map(|character| character.to_ascii_uppercase()).collect();
        let (digits, reference) =
            whole.strip_prefix("RF").and_then(|rest| rest.split_at_checked(2)).ok_or_else(malformed)?;
        let is_plain = reference.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_plain || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(malformed());
        }
        check_length(reference)?;
        if modulo_97(&format!("{reference}RF{digits}")) != Some(1) {
            let detail = "the two digits behind RF do not follow from the rest: look for a letter or digit mistyped";
            return Err(Invalid::new("creditor_reference_check_digits", detail));
        }
        Ok(Self(whole))
    }

    /// As it travels between banks, without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// As it is printed: in groups of four.
impl fmt::Display for CreditorReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, character) in self.0.chars().enumerate() {
            if index > 0 && index.is_multiple_of(4) {
                f.write_str(" ")?;
            }
            write!(f, "{character}")?;
        }
        Ok(())
    }
}

fn malformed() -> Invalid {
    Invalid::new("creditor_reference_malformed", "not a creditor reference such as RF18 5390 0754 7034 (ISO 11649)")
}

fn check_length(reference: &str) -> Result<(), Invalid> {
    if (1..=REFERENCE_CHARACTERS_MAX).contains(&reference.len()) {
        return Ok(());
    }
    let detail = format!("a creditor reference has 1 to {REFERENCE_CHARACTERS_MAX} letters and digits behind RF");
    Err(Invalid::new("creditor_reference_length", detail))
}

/// The remainder by 97 of the number that letters and digits make, a letter being 10 to 35 (ISO 7064, MOD 97-10).
fn modulo_97(text: &str) -> Option<u32> {
    text.chars().try_fold(0_u32, |remainder, character| {
        let value = character.to_digit(36)?;
        let shift = if value < 10 { 10 } else { 100 };
        // At most 96 × 100 + 35: nothing wraps.
        Some(remainder.wrapping_mul(shift).wrapping_add(value) % 97)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::Pattern;

    fn of(pattern: &str) -> Result<CreditorReference, Invalid> {
        CreditorReference::of(&Pattern::parse(pattern).unwrap().format(2026, 42))
    }

    #[test]
    fn an_invoice_is_referred_to_by_the_letters_and_digits_of_its_number() {
        // RF is 27 15, so 202600042 27 15 00, which leaves 9 by 97; and 98 − 9 = 89.
        let reference = of("{year}-{number:5}").unwrap();
        assert_eq!((reference.as_str(), reference.to_string().as_str()), ("RF89202600042", "RF89 2026 0004 2"));
        assert_eq!(of("nl/{number}").unwrap().as_str().get(4..), Some("NL42"), "in capitals");
        for pattern in ["{year}-{number:5}", "nl/{number}", "A{number}"] {
            let reference = of(pattern).unwrap();
            assert_eq!(CreditorReference::parse(&reference.to_string()).unwrap(), reference);
        }
    }

    #[test]
    fn a_number_of_more_than_21_letters_and_digits_has_no_reference() {
        assert_eq!(
            of("ABCDEFGHIJKLMNOP-{number:5}").unwrap().as_str().len(),
            25,
            "16 + 5 = 21, and RF with two digits"
        );
        assert_eq!(of("ABCDEFGHIJKLMNOPQ-{number:5}").unwrap_err().code, "creditor_reference_length");
    }

    #[test]
    fn one_wrong_letter_is_found_and_small_letters_are_put_right() {
        assert_eq!(CreditorReference::parse("rf45 g72u ur").unwrap().as_str(), "RF45G72UUR");
        assert_eq!(CreditorReference::parse("RF45G72UUS").unwrap_err().code, "creditor_reference_check_digits");
        assert_eq!(CreditorReference::parse("RF45").unwrap_err().code, "creditor_reference_length");
        for text in ["", "RF", "45G72UUR", "RFG572UUR", "RF45G72U-R", "RF45Å"] {
            assert_eq!(CreditorReference::parse(text).unwrap_err().code, "creditor_reference_malformed", "{text}");
        }
    }
}
