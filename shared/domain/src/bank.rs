//! A bank account as a payer needs it.

use std::fmt;

use iban::IbanLike;
use serde::{Deserialize, Serialize};

use crate::payment_code::FikCreditor;
use crate::refusal::{Invalid, serde_as_text};

/// An account with its check digits verified (ISO 13616).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Iban(iban::Iban);

impl Iban {
    /// Reads the account, with or without spaces.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let malformed = |_| Invalid::new("iban_invalid", "not an IBAN: its country, length or check digits are wrong");
        text.parse().map(Self).map_err(malformed)
    }

    /// As it travels between banks, without spaces.
    pub fn electronic(&self) -> &str {
        self.0.electronic_str()
    }

    /// Whether transfers in euro reach it: its country takes part in SEPA (EPC409-09, the countries by the codes that
    /// their accounts begin with).
    pub fn is_in_sepa(&self) -> bool {
        self.electronic().get(..2).is_some_and(|country| SEPA.contains(&country))
    }
}

/// The member states of the EU and EEA, Switzerland, the United Kingdom with its dependencies, Andorra, Monaco, San
/// Marino, the Vatican; Albania, Moldova, Montenegro, North Macedonia and Serbia since 2024 and 2025.
const SEPA: [&str; 42] = [
    "AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GI", "GR", "HR", "HU",
    "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE",
    "SI", "SK", "SM", "VA",
];

/// In groups of four, as it is printed.
impl fmt::Display for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

serde_as_text!(Iban);

/// A bank's identifier (ISO 9362): 8 or 11 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bic(String);

impl Bic {
    /// Checks the form.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let letters = |range: std::ops::Range<usize>| {
            text.get(range).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_uppercase()))
        };
        let rest = text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if matches!(text.len(), 8 | 11) && letters(0..6) && rest {
            return Ok(Self(text.to_owned()));
        }
        Err(Invalid::new("bic_malformed", "not a BIC of 8 or 11 characters such as NDEADKKK"))
    }
}

impl fmt::Display for Bic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serde_as_text!(Bic);

/// Where a transfer goes (BT-84, BT-86).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankAccount {
    /// The account.
    pub iban: Iban,
    /// The bank, where the payer's bank asks for it.
    pub bic: Option<Bic>,
    /// The number that Danish transfer forms of card type 71 are paid to; they are printed on invoices in DKK.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fik_creditor: Option<FikCreditor>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iban_has_right_check_digits_and_prints_in_fours() {
        assert_eq!(Iban::parse("DK5000400440116243").unwrap().to_string(), "DK50 0040 0440 1162 43");
        assert_eq!(Iban::parse("DK5000400440116244").unwrap_err().code, "iban_invalid");
    }

    #[test]
    fn euro_reach_accounts_in_sepa() {
        for (iban, reached) in [
            ("DK5000400440116243", true),
            ("RO49AAAA1B31007593840000", true),
            ("SA0380000000608010167519", false),
            ("AE070331234567890123456", false),
        ] {
            assert_eq!(Iban::parse(iban).unwrap().is_in_sepa(), reached, "{iban}");
        }
    }

    #[test]
    fn a_bic_has_eight_or_eleven_characters() {
        assert!(Bic::parse("NDEADKKK").is_ok() && Bic::parse("NDEADKKKXXX").is_ok());
        for text in ["NDEADKK", "ndeadkkk", "1DEADKKK", "NDEADKKKXX"] {
            assert_eq!(Bic::parse(text).unwrap_err().code, "bic_malformed", "{text}");
        }
    }
}
