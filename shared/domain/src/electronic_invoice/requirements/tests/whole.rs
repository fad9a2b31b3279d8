//! Whole invoices: which of them a profile takes, and what is told of those it does not.

use super::case::{Case, currency, line, long, reference};
use crate::country::Country;
use crate::credit_note::CreditNoteLine;
use crate::electronic_invoice::{
    MISSING_MAX, PaymentMeans, Profile, WrittenVatIds, check_note, delivered_to, exemption, missing_terms,
};
use crate::series::Pattern;
use crate::tax::{ExemptionCode, VatId};
use crate::text::{Name, Note};

/// The code, the term and the place of each refusal.
fn told(case: &Case) -> Vec<(&'static str, String, String)> {
    let term = |detail: &str| detail.split(',').next().unwrap_or_default().to_owned();
    let refused = missing_terms(&case.terms()).into_iter();
    refused.map(|found| (found.invalid.code, term(&found.invalid.detail), found.pointer)).collect()
}

fn missing(term: &str, pointer: &str) -> (&'static str, String, String) {
    ("electronic_invoice_term_missing", term.to_owned(), pointer.to_owned())
}

#[test]
fn every_category_is_taken_by_every_profile_that_has_its_terms() {
    for profile in Profile::ALL {
        for (category, rate) in [("S", "19"), ("Z", "0"), ("E", "0"), ("AE", "0"), ("K", "0"), ("G", "0"), ("O", "0")] {
            let mut case = Case::of(profile);
            if profile == Profile::CiusRo {
                case.seller_in("RO");
                case.buyer_in("RO");
                case.accounting_currency = Some(currency("RON"));
            }
            case.taxed(category, rate);
            case.delivered_in("FR");
            case.delivery().subdivision = Some(line("75"));
            assert_eq!(told(&case), [], "{profile:?} {category}");
        }
    }
}

#[test]
fn everything_that_is_missing_is_told_at_once_and_each_term_once() {
    let mut case = Case::of(Profile::Peppol);
    (case.seller.endpoint, case.buyer.endpoint, case.buyer_reference) = (None, None, None);
    case.seller.vat_id = None;
    case.also_taxed("E", "0");
    // Between Germans BT-10 is asked for twice (PEPPOL-EN16931-R003, BR-DE-15), BT-31 by S, by E and by BR-DE-16.
    let expected = [
        missing("BT-31", ""),
        missing("BT-10", "/buyer_reference"),
        missing("BT-34", ""),
        missing("BT-49", "/customer"),
    ];
    assert_eq!(told(&case), expected);
    let details: Vec<_> = missing_terms(&case.terms()).into_iter().map(|found| found.invalid.detail).collect();
    assert_eq!(
        details[3],
        "BT-49, the buyer's electronic address, is missing: Peppol BIS Billing 3.0 asks for it (PEPPOL-EN16931-R010); \
         set endpoint on the customer"
    );
}

#[test]
fn an_order_number_does_for_peppol_and_not_for_germany() {
    let mut case = Case::of(Profile::Peppol);
    (case.buyer_reference, case.order_reference) = (None, Some(reference("PO-1")));
    assert_eq!(told(&case), [missing("BT-10", "/buyer_reference")], "between Germans");
    case.buyer_in("FR");
    assert_eq!(told(&case), []);
}

#[test]
fn a_currency_of_three_decimals_is_refused_with_the_reason_and_one_of_none_is_not() {
    for (code, decimals) in [("KWD", 3), ("BHD", 3), ("JOD", 3), ("OMR", 3), ("TND", 3), ("IQD", 3), ("CLF", 4)] {
        let mut case = Case::of(Profile::En16931);
        case.currency = currency(code);
        assert_eq!(case.currency.decimals(), decimals);
        let refused = missing_terms(&case.terms());
        assert_eq!(refused.len(), 1, "{code}");
        assert_eq!(refused[0].invalid.code, "electronic_invoice_currency_decimals");
        assert_eq!(refused[0].pointer, "/currency");
        assert!(refused[0].invalid.detail.contains("at most 2 decimals"), "{}", refused[0].invalid.detail);
    }
    let mut yen = Case::of(Profile::En16931);
    yen.currency = currency("JPY");
    assert_eq!(told(&yen), []);
}

#[test]
fn what_is_outside_the_scope_of_vat_names_no_vat_identifier_and_stands_alone() {
    let mut case = Case::of(Profile::En16931);
    let ids = |case: &Case| {
        let ids = WrittenVatIds::of(&case.seller, &case.buyer, &case.vat_breakdown);
        let text = |id: Option<&VatId>| id.map(VatId::to_string);
        (text(ids.seller_vat_id), ids.seller_tax_registration.map(str::to_owned), text(ids.buyer_vat_id))
    };
    let german = Some("DE136695976".to_owned());
    assert_eq!(ids(&case), (german.clone(), None, german));
    case.taxed("O", "0");
    assert_eq!(ids(&case), (None, None, None));
    assert_eq!(told(&case), [], "it has a number in the trade register");
    case.seller.legal_id = None;
    assert_eq!(told(&case), [missing("BT-30", "")]);
    case.also_taxed("S", "19");
    assert!(told(&case).iter().any(|(code, ..)| *code == "electronic_invoice_categories_mixed"));
}

#[test]
fn a_vat_number_without_letters_is_told_as_the_number_at_the_tax_office() {
    let mut case = Case::of(Profile::En16931);
    let saudi = || VatId::parse("300000000000003").ok();
    (case.seller.vat_id, case.buyer.vat_id) = (saudi(), saudi());
    let ids = WrittenVatIds::of(&case.seller, &case.buyer, &case.vat_breakdown);
    assert_eq!((ids.seller_vat_id, ids.buyer_vat_id), (None, None));
    assert_eq!(ids.seller_tax_registration, Some("300000000000003"));
    assert_eq!(told(&case), []);
    case.taxed("K", "0");
    assert_eq!(told(&case), [missing("BT-31", ""), missing("BT-48", "/customer")]);
}

#[test]
fn a_supply_to_another_member_state_goes_to_the_buyers_country_where_nothing_is_told() {
    let country = |case: &Case| {
        let told = (case.delivery_address.as_ref(), case.deliver_to);
        delivered_to(case.profile, told, &case.buyer, &case.vat_breakdown).map(Country::code)
    };
    for (profile, by_country) in [
        (Profile::En16931, Some("SE")),
        (Profile::Peppol, Some("SE")),
        (Profile::Xrechnung, None),
        (Profile::CiusRo, None),
    ] {
        let mut case = Case::of(profile);
        case.buyer_in("FR");
        assert_eq!(country(&case), None, "nothing is told");
        case.deliver_to = Country::parse("SE").ok();
        assert_eq!(country(&case), by_country, "{profile:?}: a country without an address");
        case.taxed("K", "0");
        assert_eq!(country(&case), Some("SE"), "{profile:?}: a supply has one always");
        case.deliver_to = None;
        assert_eq!(country(&case), Some("FR"), "{profile:?}: the buyer's");
        case.delivered_in("ES");
        assert_eq!(country(&case), Some("ES"), "{profile:?}: the address");
    }
}

#[test]
fn a_reason_is_written_where_the_rules_let_it() {
    let mut case = Case::of(Profile::En16931);
    case.taxed("E", "0");
    let group = &mut case.vat_breakdown[0];
    let written = |profile, group: &crate::tax::VatGroup| {
        let (reason, code) = exemption(profile, group);
        (reason.is_some(), code.map(ExemptionCode::as_str))
    };
    group.exemption_code = ExemptionCode::parse("VATEX-SA-29").ok();
    assert_eq!(written(Profile::En16931, group), (true, None), "a Saudi code is on no list of EN 16931");
    group.exemption_code = ExemptionCode::parse("VATEX-EU-132-1I").ok();
    group.exemption_reason = Some(line(&long(101)));
    assert_eq!(written(Profile::Peppol, group), (true, Some("VATEX-EU-132-1I")));
    assert_eq!(written(Profile::CiusRo, group), (false, Some("VATEX-EU-132-1I")), "the code says it too");
    case.taxed("S", "19");
    assert_eq!(written(Profile::En16931, &case.vat_breakdown[0]), (false, None));
}

#[test]
fn the_means_of_payment_is_one_that_the_profile_allows() {
    let mut case = Case::of(Profile::En16931);
    let code = |case: &Case| PaymentMeans::of(case.profile, &case.seller, &case.buyer, case.currency).code();
    assert_eq!(code(&case), "58", "euro to an IBAN of SEPA");
    case.currency = currency("DKK");
    assert_eq!(code(&case), "30");
    case.profile = Profile::Peppol;
    case.seller_in("DK");
    case.buyer_in("DK");
    assert_eq!(code(&case), "58", "between Danes 30 is not allowed, and this account is no Danish one");
    case.seller.bank.as_mut().unwrap().iban = crate::bank::Iban::parse("DK5000400440116243").unwrap();
    let danish = PaymentMeans::of(case.profile, &case.seller, &case.buyer, case.currency);
    let account = PaymentMeans::DanishAccount { registration: "0040".into(), account: "0440116243".into() };
    assert_eq!((danish.code(), danish), ("42", account));
    case.buyer_in("SE");
    assert_eq!(code(&case), "30");
    case.seller.bank = None;
    assert_eq!(code(&case), "1");
}

#[test]
fn a_term_of_a_line_is_told_at_each_line_up_to_a_hundred() {
    let mut case = Case::of(Profile::En16931);
    (0..150).for_each(|_| case.also_taxed("S", "19"));
    case.lines.iter_mut().skip(1).for_each(|line| line.line.unit = crate::unit::Unit::parse("ZZZ").unwrap());
    let told = told(&case);
    assert_eq!(told.len(), MISSING_MAX);
    let first = ("electronic_invoice_term_unfit", "BT-130".to_owned(), "/lines/1/unit".to_owned());
    assert_eq!(told[0], first);
}

#[test]
fn the_reason_of_a_credit_note_fits_its_profile() {
    let note = |characters| Note::parse(&long(characters)).unwrap();
    assert_eq!(check_note(Some(Profile::CiusRo), &note(300), &[]), Ok(()));
    let refused = check_note(Some(Profile::CiusRo), &note(301), &[]).unwrap_err();
    assert_eq!((refused.invalid.code, refused.pointer.as_str()), ("electronic_invoice_term_too_long", "/reason"));
    assert!(refused.invalid.detail.contains("BT-22"), "{refused}");
    for profile in [None, Some(Profile::En16931), Some(Profile::Peppol), Some(Profile::Xrechnung)] {
        assert_eq!(check_note(profile, &note(2000), &[]), Ok(()));
    }
}

#[test]
fn a_credited_line_in_yen_comes_to_a_whole_amount_where_the_rules_look() {
    let mut case = Case::of(Profile::Peppol);
    case.currency = currency("JPY");
    case.taxed("S", "19");
    let priced = |net: i64| {
        let mut priced = case.lines[0].clone();
        priced.line.unit_price = crate::price::UnitPrice::parse("99.5").unwrap();
        priced.net = crate::money::Money::from_minor(net, case.currency).unwrap();
        [CreditNoteLine { corrects_line: 3, priced }]
    };
    let reason = Note::parse("Returned").unwrap();
    // 1 × 99.5 is 100 yen, by half a yen too many.
    for (profile, taken) in
        [(Profile::En16931, true), (Profile::CiusRo, true), (Profile::Peppol, false), (Profile::Xrechnung, false)]
    {
        assert_eq!(check_note(Some(profile), &reason, &priced(100)).is_ok(), taken, "{profile:?}");
    }
    let refused = check_note(Some(Profile::Peppol), &reason, &priced(100)).unwrap_err();
    assert_eq!((refused.invalid.code, refused.pointer.as_str()), ("electronic_invoice_term_unfit", "/lines/0"));
    let mut exact = priced(100);
    exact[0].priced.line.quantity = crate::quantity::Quantity::parse("2").unwrap();
    exact[0].priced.net = crate::money::Money::from_minor(199, case.currency).unwrap();
    assert_eq!(check_note(Some(Profile::Peppol), &reason, &exact), Ok(()), "2 × 99.5 = 199");
}

#[test]
fn a_line_is_its_quantity_times_its_price_with_what_is_allowed_and_charged() {
    let mut case = Case::of(Profile::Peppol);
    case.line_charge("allowance", Some("Less"), None);
    case.line_charge("allowance", Some("Less"), None);
    case.line_charge("charge", Some("More"), None);
    let mut at = |cents: i64| {
        case.lines[0].net = crate::money::Money::from_minor(cents, case.currency).unwrap();
        told(&case).is_empty()
    };
    // 100.00 − 1.00 − 1.00 + 1.00 = 99.00, to 0.02.
    assert!(at(9_900) && at(9_898) && at(9_902));
    assert!(!at(9_897) && !at(9_903));
}

#[test]
fn every_number_has_a_digit_and_is_short_so_that_no_profile_asks_about_it() {
    // BR-RO-010 and the 200 characters of BT-1.
    for pattern in ["{number}", "{year}-{number:5}", "FACTURA-ONLINE/CLUJ-NAPOCA.{year}.{number:9}"] {
        let Ok(pattern) = Pattern::parse(pattern) else { continue };
        let number = pattern.format(2026, 1);
        assert!(number.as_str().bytes().any(|byte| byte.is_ascii_digit()) && number.as_str().len() <= 50, "{number}");
    }
    for without in ["FACTURA", "{year}"] {
        assert!(Pattern::parse(without).is_err(), "a pattern without a number is none");
    }
}

#[test]
fn an_item_of_the_longest_name_is_taken_but_in_romania() {
    let mut case = Case::of(Profile::Xrechnung);
    case.lines[0].line.name = Name::parse(&long(200)).unwrap();
    assert_eq!(told(&case), []);
}
