//! The identifiers of organisations and addresses whose form or check digits are known, by the code of their register.
//!
//! The rules of EN 16931 look at none of this. Peppol's look at some (PEPPOL-COMMON-R040 to R053), and not at the check
//! digit of a Danish number.

use crate::mail_address::MailAddress;
use crate::refusal::Invalid;
use crate::tax::VatId;

/// The schemes of electronic addresses that are VAT identifiers of a member state, and its letters.
const VAT_SCHEMES: [(&str, &str); 24] = [
    ("9910", "HU"),
    ("9914", "AT"),
    ("9920", "ES"),
    ("9925", "BE"),
    ("9926", "BG"),
    ("9928", "CY"),
    ("9929", "CZ"),
    ("9930", "DE"),
    ("9931", "EE"),
    ("9933", "EL"),
    ("9934", "HR"),
    ("9935", "IE"),
    ("9937", "LT"),
    ("9938", "LU"),
    ("9939", "LV"),
    ("9943", "MT"),
    ("9944", "NL"),
    ("9945", "PL"),
    ("9946", "PT"),
    ("9947", "RO"),
    ("9949", "SI"),
    ("9950", "SK"),
    ("9957", "FR"),
    ("0213", "FI"),
];

/// Checks an identifier by the code of its register (ISO 6523) or of its address scheme (EAS). Refused as
/// `identifier_malformed`, with what it must be; an identifier of any other register is taken as it is told.
pub(super) fn check(scheme: &str, id: &str) -> Result<(), Invalid> {
    let must_be = match scheme {
        "0007" if !is_of(id, 10) || !is_luhn(id) => "a Swedish organisation number of 10 digits with its check digit",
        "0060" if !is_of(id, 9) => "a DUNS number of 9 digits",
        "0088" if !is_of(id, 13) || !is_gln(id) => "a GLN of 13 digits with its check digit",
        "0096" if !is_of(id, 10) => "a Danish P number of 10 digits",
        "0106" if !is_of(id, 8) => "a number of the Dutch KvK of 8 digits",
        "0151" if !is_australian(id) => "an Australian business number of 11 digits with its check digits",
        "0184" if !is_danish(id) => "a Danish CVR number of 8 digits, of which the last follows from the others",
        "0190" if !is_of(id, 20) => "a Dutch OIN of 20 digits",
        "0192" if !is_norwegian(id) => "a Norwegian organisation number of 9 digits with its check digit",
        "0196" if !is_of(id, 10) => "an Icelandic kennitala of 10 digits",
        "0198" if !id.starts_with("DK") || !is_danish(id) => "a Danish SE number: DK and 8 digits",
        "0204" if !is_leitweg(id) => "a Leitweg-ID such as 04011000-1234512345-06 with its check digits",
        "0208" if !is_belgian(id) => "a Belgian enterprise number of 10 digits with its check digits",
        "EM" if MailAddress::parse(id).is_err() => "a mail address",
        _ if !is_vat_id_of(scheme, id) => "the VAT identifier of its country, with its check digit",
        _ => return Ok(()),
    };
    Err(Invalid::new("identifier_malformed", format!("an identifier of the register {scheme} is {must_be}")))
}

/// Whether it is so many digits.
fn is_of(id: &str, count: usize) -> bool {
    id.len() == count && id.bytes().all(|byte| byte.is_ascii_digit())
}

fn digits(id: &str) -> impl DoubleEndedIterator<Item = u32> {
    id.chars().filter_map(|character| character.to_digit(10))
}

/// Σ digit × weight; at most some twenty digits and small weights, so that nothing wraps.
fn weighted(digits: impl Iterator<Item = u32>, weights: impl IntoIterator<Item = u32>) -> u32 {
    digits.zip(weights).fold(0_u32, |sum, (digit, weight)| sum.wrapping_add(digit.wrapping_mul(weight)))
}

/// The remainder of a number of many digits.
fn remainder(digits: impl Iterator<Item = u32>, divisor: u32) -> u32 {
    digits.fold(0_u32, |rest, digit| rest.wrapping_mul(10).wrapping_add(digit).checked_rem(divisor).unwrap_or(0))
}

/// GS1: from the right 1 3 1 3 …, a multiple of 10.
fn is_gln(id: &str) -> bool {
    weighted(digits(id).rev(), [1, 3].into_iter().cycle()).is_multiple_of(10)
}

/// Luhn: from the right every second digit is doubled, and 9 taken from what has two digits; a multiple of 10.
fn is_luhn(id: &str) -> bool {
    let counted = digits(id).rev().zip([false, true].into_iter().cycle()).map(|(digit, doubled)| match digit {
        0..=4 if doubled => digit.wrapping_mul(2),
        5..=9 if doubled => digit.wrapping_mul(2).wrapping_sub(9),
        _ => digit,
    });
    counted.sum::<u32>().is_multiple_of(10)
}

/// CVR, with or without `DK`: weighted 2 7 6 5 4 3 2 1, a multiple of 11; it does not begin with 0.
fn is_danish(id: &str) -> bool {
    let number = id.strip_prefix("DK").unwrap_or(id);
    is_of(number, 8)
        && !number.starts_with('0')
        && weighted(digits(number), [2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}

/// Weighted 3 2 7 6 5 4 3 2 1, a multiple of 11.
pub(super) fn is_norwegian(id: &str) -> bool {
    is_of(id, 9) && weighted(digits(id), [3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}

/// The first eight digits and the last two come to a multiple of 97.
fn is_belgian(id: &str) -> bool {
    let Some((number, check)) = id.split_at_checked(8).filter(|_| is_of(id, 10)) else { return false };
    remainder(digits(number), 97).wrapping_add(remainder(digits(check), 97)).is_multiple_of(97)
}

/// Weighted 10 1 3 5 … 19 after 1 is taken from the first digit, a multiple of 89.
fn is_australian(id: &str) -> bool {
    let weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
    is_of(id, 11) && !id.starts_with('0') && weighted(digits(id), weights).wrapping_sub(10).is_multiple_of(89)
}

/// Coarse address, a fine one where there is one, and two check digits (ISO 7064, MOD 97-10; letters count from 10).
fn is_leitweg(id: &str) -> bool {
    let parts: Vec<&str> = id.split('-').collect();
    let (coarse, fine, check) = match parts.as_slice() {
        [coarse, check] => (*coarse, "", *check),
        [coarse, fine, check] if !fine.is_empty() => (*coarse, *fine, *check),
        _ => return false,
    };
    let form = (2..=12).contains(&coarse.len())
        && coarse.bytes().all(|byte| byte.is_ascii_digit())
        && fine.len() <= 30
        && fine.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && is_of(check, 2);
    let values = [coarse, fine, check].into_iter().flat_map(str::chars).filter_map(|character| character.to_digit(36));
    let expanded: String = values.map(|value| value.to_string()).collect();
    form && remainder(digits(&expanded), 97) == 1
}

/// Whether it is a VAT identifier of the scheme's country, with its letters or without; `true` of other schemes.
fn is_vat_id_of(scheme: &str, id: &str) -> bool {
    let Some((_, letters)) = VAT_SCHEMES.iter().find(|(known, _)| *known == scheme) else { return true };
    let of_country = |text: &str| VatId::parse(text).is_ok_and(|read| read.as_str().starts_with(letters));
    of_country(id) || of_country(&format!("{letters}{id}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_its_check_digit_is_taken_and_with_another_is_not() {
        for (scheme, right, wrong) in [
            ("0007", "2120000142", "2120000143"),
            ("0007", "5567321707", "556732170"),
            ("0060", "123456789", "12345678"),
            ("0088", "5798009811578", "5798009811579"),
            ("0088", "5790000435975", "579000043597"),
            ("0096", "1234567890", "DK12345678"),
            ("0106", "12345678", "123456789"),
            ("0151", "51824753556", "51824753557"),
            ("0184", "12345674", "12345675"),
            ("0184", "DK12345674", "DE12345674"),
            ("0190", "00000001234567890000", "1234567890000"),
            ("0192", "931540939", "931540938"),
            ("0196", "1200000350", "120000-0350"),
            ("0198", "DK12345674", "12345674"),
            ("0208", "0202239951", "0202239952"),
            ("EM", "faktura@kunde.example", "faktura.kunde.example"),
            ("9930", "DE136695976", "DE136695977"),
            ("9930", "136695976", "FR136695976"),
            ("9947", "RO45757280", "RO45757281"),
            ("9944", "NL123456789B01", "NL123456789"),
        ] {
            assert_eq!(check(scheme, right), Ok(()), "{scheme} {right}");
            assert_eq!(check(scheme, wrong).unwrap_err().code, "identifier_malformed", "{scheme} {wrong}");
        }
    }

    #[test]
    fn a_leitweg_id_has_its_check_digits() {
        for right in ["04011000-1234512345-06", "991-33333TEST-33"] {
            assert_eq!(check("0204", right), Ok(()), "{right}");
        }
        for wrong in ["04011000-1234512345-07", "04011000--06", "0-06", "04011000", "0401100A-12345-06", "1-2-3-4"] {
            assert!(check("0204", wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_known_of_no_register_is_taken_as_it_is_told() {
        for (scheme, id) in [("0002", "552100554"), ("9932", "GB123"), ("9959", "12-3456789")] {
            assert_eq!(check(scheme, id), Ok(()));
        }
    }

    #[test]
    fn the_number_of_a_danish_company_does_not_begin_with_nought() {
        assert!(weighted(digits("00000000"), [2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11));
        assert!(check("0184", "00000000").is_err());
    }
}
