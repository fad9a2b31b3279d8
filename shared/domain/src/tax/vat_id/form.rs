//! How each country writes its VAT identifiers.
//!
//! The member states' forms are those the Commission publishes with VIES (frequently asked questions, "What is the
//! format of a VAT number?"). Other countries' numbers are taken as they are told.

use crate::country::Country;
use crate::refusal::Invalid;

/// The letters of a member state (and of Northern Ireland) and what follows them: `9` is a digit, `L` a letter, `X`
/// either, `Y` either but O and I, `S` either or + or *; anything else is itself.
const MEMBER_STATES: [(&str, &[&str]); 28] = [
    ("AT", &["U99999999"]),
    ("BE", &["0999999999", "1999999999"]),
    ("BG", &["999999999", "9999999999"]),
    ("CY", &["99999999L"]),
    ("CZ", &["99999999", "999999999", "9999999999"]),
    ("DE", &["999999999"]),
    ("DK", &["99999999"]),
    ("EE", &["999999999"]),
    ("EL", &["999999999"]),
    ("ES", &["L9999999X", "X9999999L"]),
    ("FI", &["99999999"]),
    ("FR", &["YY999999999"]),
    ("HR", &["99999999999"]),
    ("HU", &["99999999"]),
    ("IE", &["9S99999L", "9999999LL"]),
    ("IT", &["99999999999"]),
    ("LT", &["999999999", "999999999999"]),
    ("LU", &["99999999"]),
    ("LV", &["99999999999"]),
    ("MT", &["99999999"]),
    ("NL", &["999999999B99"]),
    ("PL", &["9999999999"]),
    ("PT", &["999999999"]),
    ("RO", &["99", "999", "9999", "99999", "999999", "9999999", "99999999", "999999999", "9999999999"]),
    ("SE", &["999999999999"]),
    ("SI", &["99999999"]),
    ("SK", &["9999999999"]),
    ("XI", &["999999999", "999999999999", "GD999", "HA999"]),
];

/// Whether an identifier has the form of its country.
pub(super) fn check(id: &str) -> Result<(), Invalid> {
    let (prefix, rest) = match id.split_at_checked(2) {
        Some((prefix, rest)) if prefix.bytes().all(|byte| byte.is_ascii_uppercase()) => (prefix, rest),
        _ if is_saudi(id) || is_emirati(id) => return Ok(()),
        _ => return Err(unreadable()),
    };
    if let Some((_, forms)) = MEMBER_STATES.iter().find(|(state, _)| *state == prefix) {
        let fits = forms.iter().any(|form| fits(form, rest));
        return if fits { Ok(()) } else { Err(other_form(prefix, forms)) };
    }
    match prefix {
        "GR" => Err(malformed("write EL, not GR: Greek VAT identifiers begin with EL")),
        "SA" => Err(malformed("a Saudi VAT number has no letters: write its 15 digits, the first and the last a 3")),
        "AE" => {
            Err(malformed("a VAT number of the Emirates has no letters: write its 15 digits, which begin with 100"))
        }
        _ if Country::parse(prefix).is_err() => Err(malformed(format!("{prefix} is not the code of a country"))),
        _ if (2..=13).contains(&rest.len()) && rest.bytes().all(is_capital_or_digit) => Ok(()),
        _ => Err(malformed(format!("{prefix} is followed by 2 to 13 letters and digits"))),
    }
}

/// Whether it could be an identifier at all: two capitals and 2 to 13 more characters, or 15 digits.
pub(super) fn is_plausible(id: &str) -> bool {
    let plain = id.bytes().all(|byte| is_capital_or_digit(byte) || matches!(byte, b'+' | b'*'));
    let prefixed = (4..=15).contains(&id.len()) && id.bytes().take(2).all(|byte| byte.is_ascii_uppercase());
    plain && prefixed || is_saudi(id) || is_emirati(id)
}

/// The ISO 3166-1 code of whom it belongs to; two letters that may be no code.
pub(super) fn country_code(id: &str) -> &str {
    if is_saudi(id) {
        return "SA";
    }
    if is_emirati(id) {
        return "AE";
    }
    match id.get(..2).unwrap_or_default() {
        "EL" => "GR",
        "XI" => "GB",
        prefix => prefix,
    }
}

/// Refuses what is no identifier of anybody.
pub(super) fn unreadable() -> Invalid {
    malformed("not a VAT identifier such as DK12345674 or 300000000000003")
}

fn malformed(detail: impl Into<String>) -> Invalid {
    Invalid::new("vat_id_malformed", detail)
}

fn other_form(prefix: &str, forms: &[&str]) -> Invalid {
    let forms: Vec<String> = forms.iter().map(|form| format!("{prefix}{form}")).collect();
    let detail = format!(
        "a VAT identifier of {prefix} is written {} (9: a digit, L: a letter, X, Y, S: either)",
        forms.join(" or ")
    );
    malformed(detail)
}

fn fits(form: &str, text: &str) -> bool {
    form.len() == text.len() && form.bytes().zip(text.bytes()).all(|(form, byte)| matches(form, byte))
}

fn matches(form: u8, byte: u8) -> bool {
    match form {
        b'9' => byte.is_ascii_digit(),
        b'L' => byte.is_ascii_uppercase(),
        b'X' => is_capital_or_digit(byte),
        b'Y' => is_capital_or_digit(byte) && !matches!(byte, b'O' | b'I'),
        b'S' => is_capital_or_digit(byte) || matches!(byte, b'+' | b'*'),
        itself => byte == itself,
    }
}

fn is_capital_or_digit(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit()
}

/// 15 digits that begin and end with 3 (BR-KSA-40, BR-KSA-44).
fn is_saudi(id: &str) -> bool {
    is_15_digits(id) && id.starts_with('3') && id.ends_with('3')
}

/// A tax registration number (TRN): 15 digits that begin with 100.
fn is_emirati(id: &str) -> bool {
    is_15_digits(id) && id.starts_with("100")
}

fn is_15_digits(id: &str) -> bool {
    id.len() == 15 && id.bytes().all(|byte| byte.is_ascii_digit())
}
