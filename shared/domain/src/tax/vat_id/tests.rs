//! Every country's form, the check digits, and what is stored.

use proptest::prelude::*;

use super::*;

fn code(text: &str) -> &'static str {
    VatId::parse(text).unwrap_err().code
}

fn detail(text: &str) -> String {
    VatId::parse(text).unwrap_err().detail
}

/// One or more identifiers of each form of each member state, and of others.
const ACCEPTED: [&str; 60] = [
    "ATU13585627",
    "BE0428759497",
    "BE1428759497",
    "BG175074752",
    "BG7523169263",
    "CY10259033P",
    "CZ25123891",
    "CZ640903926",
    "CZ7103192745",
    "DE136695976",
    "DK12345674",
    "EE100931558",
    "EL094259216",
    "ESB58378431",
    "ES54362315K",
    "ESX2482300W",
    "FI20774740",
    "FR40303265045",
    "FRK7399859412",
    "FR4Z123456782",
    "HR33392005961",
    "HU12892312",
    "IE6433435F",
    "IE6433435OA",
    "IE8D79739I",
    "IE8+79739I",
    "IE8*79739I",
    "IE8079739I",
    "IT00743110157",
    "LT119511515",
    "LT100001919017",
    "LU15027442",
    "LV40003521600",
    "MT11679112",
    "NL004495445B01",
    "PL8567346215",
    "PT501964843",
    "RO19",
    "RO27",
    "RO140",
    "RO60",
    "RO12345674",
    "RO18547290",
    "RO1234567897",
    "SE123456789701",
    "SI50223054",
    "SK2022749619",
    "XI123456789",
    "XI123456789012",
    "XIGD123",
    "XIHA599",
    "GB123456789",
    "CHE123456789TVA",
    "NO914778271MVA",
    "NO91",
    "US1234567890ABC",
    "300000000000003",
    "310122393500003",
    "100000000000000",
    "100123456789012",
];

#[test]
fn every_country_writes_its_identifiers_in_its_own_form() {
    for text in ACCEPTED {
        assert_eq!(VatId::parse(text).map(|id| id.to_string()).as_deref(), Ok(text));
    }
}

/// What is wrong with a number of the right form: something before, within and after it.
const MALFORMED: [&str; 96] = [
    "",
    "D",
    "DK",
    "12345678",
    "D2345678",
    "1K345678",
    "ÆØ12345678",
    "DK1234567Ø",
    "AT113585627",
    "ATU1358562",
    "ATU135856277",
    "ATX13585627",
    "BE428759497",
    "BE2428759497",
    "BE04287594970",
    "BG17507475",
    "BG75231692631",
    "CY102590330",
    "CY1025903P",
    "CY102590333P",
    "CZ2512389",
    "CZ71031927451",
    "DE13669597",
    "DE1366959760",
    "DE13669597A",
    "DE036695976",
    "DK1234567",
    "DK123456740",
    "DKA2345674",
    "DK02345674",
    "EE10093155",
    "EE1009315580",
    "EL94259216",
    "EL0942592160",
    "GR094259216",
    "ES123456789",
    "ESB5837843",
    "ESB583784310",
    "FI2077474",
    "FI207747400",
    "FR4030326504",
    "FR403032650450",
    "FRO0303265045",
    "FR0I303265045",
    "HR3339200596",
    "HR333920059610",
    "HU1289231",
    "HU128923120",
    "IE6433435",
    "IE64334355",
    "IE6433435AAA",
    "IE64334351A",
    "IE8-79739I1",
    "IT0074311015",
    "IT007431101570",
    "LT11951151",
    "LT1195115150",
    "LT10000191901",
    "LT1000019190170",
    "LU1502744",
    "LU150274420",
    "LV4000352160",
    "LV400035216000",
    "MT1167911",
    "MT116791120",
    "NL004495445C01",
    "NL004495445B1",
    "NL00449544B01",
    "NL004495445B012",
    "PL856734621",
    "PL85673462150",
    "PT50196484",
    "PT5019648430",
    "RO1",
    "RO12345678970",
    "RO012345674",
    "SE1234567897",
    "SE1234567897010",
    "SI5022305",
    "SI502230540",
    "SK202274961",
    "SK20227496190",
    "XI12345678",
    "XIGD1234",
    "XIAB123",
    "SA300000000000003",
    "SA3000000003",
    "AE100123456789012",
    "AE1001234567",
    "NO1",
    "NO91477827100000",
    "NO9147+78271",
    "XX123456789",
    "400000000000003",
    "300000000000004",
    "101123456789012",
];

#[test]
fn what_no_country_writes_is_malformed() {
    for text in MALFORMED {
        assert_eq!(code(text), "vat_id_malformed", "{text}");
    }
    for text in ["30000000000003", "3000000000000003", "10012345678901", "1001234567890120", "30000000000000A3"] {
        assert_eq!(code(text), "vat_id_malformed", "{text}: 15 digits, not 14, 16 or a letter");
    }
}

#[test]
fn the_refusal_says_how_the_number_is_written() {
    assert_eq!(
        detail("AT1"),
        "a VAT identifier of AT is written ATU99999999 (9: a digit, L: a letter, X, Y, S: either)"
    );
    assert!(detail("LT1").contains("LT999999999 or LT999999999999"));
    assert!(detail("GR094259216").contains("write EL"));
    assert!(detail("SA300000000000003").contains("15 digits"));
    assert!(detail("AE100123456789012").contains("begin with 100"));
    assert!(detail("XX123").contains("XX is not the code of a country"));
    assert!(detail("DK02345674").contains("does not begin with 0"));
    assert!(detail("12345").contains("DK12345674"));
}

#[test]
fn spaces_dots_hyphens_and_small_letters_are_put_right() {
    for text in ["dk 12 34 56 74", "DK-12.34.56.74", "\u{a0}DK12345674\n", "Dk12345674"] {
        assert_eq!(VatId::parse(text).unwrap().as_str(), "DK12345674", "{text:?}");
    }
    assert_eq!(VatId::parse("CHE-123.456.789 TVA").unwrap().as_str(), "CHE123456789TVA");
    assert_eq!(VatId::parse("3000 0000 0000 003").unwrap().as_str(), "300000000000003");
    assert_eq!(code("DK/12345674"), "vat_id_malformed");
}

#[test]
fn danish_german_and_romanian_numbers_have_a_check_digit() {
    // 1·2 + 2·7 + 3·6 + 4·5 + 5·4 + 6·3 + 7·2 + 4·1 = 110 = 10 · 11
    assert!(VatId::parse("DK12345674").is_ok());
    // 1 · 2 · 10 mod 11 = 9
    assert!(VatId::parse("RO19").is_ok());
    // (1 · 3 + 4 · 2) · 10 = 110 leaves 0; 6 · 2 · 10 = 120 leaves 10, which counts as 0.
    assert!(VatId::parse("RO140").is_ok() && VatId::parse("RO60").is_ok());
    for (text, whose) in [
        ("DK12345678", "Danish"),
        ("DK12345675", "Danish"),
        ("DE136695975", "German"),
        ("DE136695970", "German"),
        ("RO18547291", "Romanian"),
        ("RO18", "Romanian"),
    ] {
        let refused = VatId::parse(text).unwrap_err();
        assert_eq!(refused.code, "vat_id_check_digit_wrong", "{text}");
        assert!(refused.detail.contains(whose) && refused.detail.contains(text), "{}", refused.detail);
    }
}

#[test]
fn an_identifier_knows_whose_it_is() {
    for (text, country) in [
        ("DK12345674", "DK"),
        ("EL094259216", "GR"),
        ("XI123456789", "GB"),
        ("GB123456789", "GB"),
        ("300000000000003", "SA"),
        ("100123456789012", "AE"),
        ("NO914778271MVA", "NO"),
    ] {
        let id = VatId::parse(text).unwrap();
        assert_eq!(id.country().map(Country::code), Some(country), "{text}");
        assert_eq!(id.is_northern_irish(), text.starts_with("XI"), "{text}");
    }
    assert_eq!(stored("XX123456789").unwrap().country(), None, "an old record");
}

fn stored(text: &str) -> Result<VatId, String> {
    serde_json::from_value(serde_json::Value::from(text)).map_err(|error| error.to_string())
}

#[test]
fn what_was_stored_before_check_digits_were_read_still_loads() {
    for text in ["DK12345678", "DK99", "GR094259216", "XX123456789", "IE8+79739I", "300000000000003", "DE1A"] {
        let id = stored(text).unwrap();
        assert_eq!(serde_json::to_value(&id).unwrap(), serde_json::Value::from(text));
    }
    for text in ACCEPTED {
        assert!(stored(text).is_ok(), "{text}");
    }
    for text in ["", "DK1", "dk12345678", "DK 12345678", "12345678", "1K345678", "DK12345678901234", "D+123456"] {
        assert!(stored(text).is_err(), "{text}");
    }
}

/// The number with one digit changed.
fn changed(text: &str, place: usize, by: u32) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let digit = characters[place].to_digit(10).unwrap();
    characters[place] = char::from_digit(digit.wrapping_add(by) % 10, 10).unwrap();
    characters.into_iter().collect()
}

/// The identifiers that can be made of a country's letters and some digits by adding the last one.
fn completed(country: &str, digits: u64) -> Vec<String> {
    let candidates = (0..10).map(|last| format!("{country}{digits}{last}"));
    candidates.filter(|id| VatId::parse(id).is_ok()).collect()
}

proptest! {
    #[test]
    fn one_wrong_digit_of_a_danish_number_is_found(
        digits in 1_000_000_u64..10_000_000, place in 2_usize..10, by in 1_u32..10,
    ) {
        // One in eleven beginnings has no check digit at all.
        prop_assume!(!completed("DK", digits).is_empty());
        for id in completed("DK", digits) {
            prop_assert!(VatId::parse(&changed(&id, place, by)).is_err());
        }
    }

    #[test]
    fn one_wrong_digit_of_a_german_number_is_found(
        digits in 10_000_000_u64..100_000_000, place in 2_usize..11, by in 1_u32..10,
    ) {
        let ids = completed("DE", digits);
        prop_assert_eq!(ids.len(), 1, "every beginning has its one check digit");
        prop_assert!(VatId::parse(&changed(&ids[0], place, by)).is_err());
    }

    #[test]
    fn one_wrong_digit_of_a_romanian_number_is_found_unless_its_check_digit_is_0(
        digits in 1_u64..1_000_000_000, place in 2_usize..12, by in 1_u32..10,
    ) {
        // 0 stands for the remainders 0 and 10, so those two cannot be told apart.
        let ids = completed("RO", digits);
        prop_assert_eq!(ids.len(), 1, "every beginning has its one check digit");
        prop_assume!(place < ids[0].len());
        let is_last = place.wrapping_add(1) == ids[0].len();
        if is_last || !ids[0].ends_with('0') {
            prop_assert!(VatId::parse(&changed(&ids[0], place, by)).is_err());
        }
    }
}
