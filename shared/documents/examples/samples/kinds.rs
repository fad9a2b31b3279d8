//! The made-up invoices as other kinds of document: credit notes, deposit invoices, final invoices, new ones for old,
//! and invoices by price list to another member state.

use documents::sheet::{Credit, Kind, Preceding, PriceNote, Sheet};
use domain::language::Language;
use domain::tax::TaxRule;
use jiff::civil::date;
use rust_decimal::Decimal;

use super::sale;

/// The kinds, as they stand before a language tag.
pub(super) const KINDS: [&str; 6] = ["credit", "deposit", "final", "new", "listed", "delivered"];

/// A sheet as another kind of document.
pub(super) fn turned(kind: &str, sheet: Sheet) -> Sheet {
    match kind {
        "credit" => credited(sheet),
        "deposit" => claimed(sheet, |claim| claim.is_deposit = true),
        "final" => claimed(sheet, |claim| {
            claim.deducts = vec![preceding("INV-2026-000377"), preceding("INV-2026-000402")];
        }),
        "listed" => listed(sheet),
        "delivered" => delivered(sheet),
        _ => claimed(sheet, |claim| claim.replaces = Some(preceding("INV-2026-000377"))),
    }
}

/// An invoice that another document refers to.
pub(super) fn preceding(number: &str) -> Preceding {
    Preceding { number: number.into(), issue_date: date(2026, 10, 1) }
}

fn claimed(mut sheet: Sheet, change: impl FnOnce(&mut documents::sheet::Claim)) -> Sheet {
    if let Kind::Invoice(claim) = &mut sale(&mut sheet).kind {
        change(claim);
    }
    sheet
}

/// For a month, and delivered to somebody else.
fn delivered(mut sheet: Sheet) -> Sheet {
    let address = documents::sheet::Address {
        line1: "Havnegade 21".into(),
        line2: None,
        city: "Esbjerg".into(),
        postal_code: Some("6700".into()),
        subdivision: None,
        country: "DK".into(),
    };
    let delivery = documents::sheet::Delivery { name: Some("Vestkystens Laboratorium".into()), address };
    let period = documents::sheet::Period { start: date(2026, 11, 1), end: date(2026, 11, 30) };
    let sale = sale(&mut sheet);
    (sale.delivery, sale.period) = (Some(delivery), Some(period));
    sheet
}

/// Each line by another rule of a price list, and VAT of the buyer's country.
fn listed(mut sheet: Sheet) -> Sheet {
    let whole = Decimal::from;
    let notes = [
        PriceNote::Tier(whole(0), Some(whole(100))),
        PriceNote::Tier(whole(500), None),
        PriceNote::Tier(Decimal::new(1005, 1), Some(whole(500))),
        PriceNote::TierFee(whole(100), Some(whole(500))),
        PriceNote::Packages(whole(10), whole(23)),
        PriceNote::Percentage(Decimal::new(14, 1), whole(12_345)),
        PriceNote::Fee,
        PriceNote::Minimum(Decimal::new(340, 2)),
        PriceNote::Maximum(Decimal::new(98_765, 2)),
        PriceNote::Commitment(whole(500), Decimal::new(32_050, 2)),
        PriceNote::DiscountFrom(whole(100)),
    ];
    let language = sheet.language;
    let sale = sale(&mut sheet);
    for (line, note) in sale.lines.iter_mut().zip(notes.iter().cycle()) {
        line.price_notes = vec![*note];
    }
    sale.vat_notes = vec![TaxRule::OssDestination.sentence(language).to_owned()];
    sheet
}

/// A third of it is paid back, the rest set off.
fn credited(mut sheet: Sheet) -> Sheet {
    let total = sale(&mut sheet).totals.payable;
    let refund = (total / Decimal::from(3)).round_dp(2);
    let reason = match sheet.language {
        Language::Danish => "To termometre er returneret, jf. aftale af 18.11.2026. Varerne var i orden.",
        Language::Romanian => "Două termometre au fost returnate, conform înțelegerii din 18.11.2026.",
        Language::Arabic => "أُعيد مقياسا حرارة بحسب الاتفاق المؤرخ في 18 نوفمبر 2026، ورقم الإرجاع RMA-7741.",
        Language::English => "Two thermometers were returned as agreed on 18 November 2026.",
    };
    let credit = Credit {
        corrects: Preceding { number: sheet.number.clone(), issue_date: date(2026, 11, 2) },
        reduces_open: Some(total - refund),
        refund: Some(refund),
        kept: None,
    };
    let sale = sale(&mut sheet);
    (sale.kind, sale.note) = (Kind::CreditNote(credit), Some(reason.into()));
    Sheet { number: "KN-2026-000031".into(), ..sheet }
}
