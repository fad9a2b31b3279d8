//! Made-up invoices and credit notes in each language, and one of everything that text can do to a page.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::assigning_clones,
    clippy::cast_possible_wrap,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "made-up figures for pictures and tests"
)]

mod codes;
mod kinds;
mod letters;
pub(crate) mod looks;
mod texts;

use documents::sheet::{
    Accounting, Address, Adjustment, Claim, Content, Kind, Line, Party, Payment, PriceNote, Sale, Sheet, Totals,
    VatGroup,
};
use domain::currency::Currency;
use domain::language::Language;
use domain::tax::VatCategory;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

/// The day they are issued.
const ISSUED: Date = date(2026, 11, 21);

/// What differs from language to language.
struct Sample {
    language: Language,
    currency: &'static str,
    rate: u32,
    seller: Party,
    buyer: Party,
    items: &'static [(&'static str, &'static str, &'static str)],
    note: &'static str,
    iban: &'static str,
}

/// The sample of a name: a language tag, or one with the kind of document before it.
pub(crate) fn sheet(name: &str, count: usize) -> Sheet {
    if let Some((kind, language)) = name.split_once('-').filter(|(kind, _)| kinds::KINDS.contains(kind)) {
        return kinds::turned(kind, sheet(language, count));
    }
    if let Some((kind, language)) = name.split_once('-').filter(|(kind, _)| letters::LETTERS.contains(kind)) {
        return letters::turned(kind, sheet(language, 10), count);
    }
    match name {
        "da" => made(&danish(), count),
        "ro" => made(&romanian(), count),
        "ar" => made(&arabic(), count),
        "mixed" => mixed(count),
        "adjusted" => adjusted(made(&danish(), count)),
        "adjusted-ar" => adjusted(made(&arabic(), count)),
        "scripts" => texts::scripts(count),
        "hostile" => texts::hostile(count),
        _ => made(&english(), count),
    }
}

/// What a made-up invoice or credit note shows of its sale.
pub(crate) fn sale(sheet: &mut Sheet) -> &mut Sale {
    let Content::Sale(sale) = &mut sheet.content else { unreachable!("a letter has none") };
    sale
}

fn made(sample: &Sample, count: usize) -> Sheet {
    Sheet {
        content: Content::Sale(sold(sample, count)),
        language: sample.language,
        number: "INV-2026-000417".into(),
        issue_date: ISSUED,
        seller: sample.seller.clone(),
        buyer: sample.buyer.clone(),
        currency: currency(sample.currency),
    }
}

fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

fn sold(sample: &Sample, count: usize) -> Sale {
    let rate = Decimal::from(sample.rate);
    let lines: Vec<Line> = (0..count).map(|index| line(sample, index, rate)).collect();
    let line_total: Decimal = lines.iter().map(|line| line.net).sum();
    let vat = (line_total * rate / Decimal::ONE_HUNDRED).round_dp(2);
    let totals = Totals {
        line_total,
        tax_exclusive: line_total,
        vat,
        tax_inclusive: line_total + vat,
        rounding: None,
        prepaid: None,
        payable: line_total + vat,
    };
    Sale {
        kind: Kind::Invoice(claim(sample, line_total + vat)),
        supply_date: Some(date(2026, 11, 20)),
        period: None,
        delivery: None,
        tax_point_date: None,
        order_reference: Some("PO-88213/B".into()),
        buyer_reference: Some("REF 7741-Q".into()),
        lines,
        vat: vec![VatGroup {
            category: VatCategory::Standard,
            rate: Some(rate),
            taxable: line_total,
            vat,
            exemption_reason: None,
            exemption_code: None,
        }],
        adjustments: Vec::new(),
        vat_notes: Vec::new(),
        accounting: None,
        note: Some(sample.note.into()),
        saudi_code: codes::saudi(sample, &totals),
        totals,
    }
}

fn claim(sample: &Sample, open: Decimal) -> Claim {
    let payment = payment(sample);
    Claim {
        is_deposit: false,
        due_date: date(2026, 12, 5),
        replaces: None,
        deducts: Vec::new(),
        payment: codes::coded(payment, &sample.seller.name, sample.currency, open),
    }
}

fn payment(sample: &Sample) -> Payment {
    Payment {
        iban: Some(sample.iban.into()),
        bic: Some("NORDDKKK".into()),
        reference: "INV-2026-000417".into(),
        pay_url: Some(format!("https://faktura.example/pay/pay-{}", "01jd0v5e6w3k8t7n9m2q4r5s6t".repeat(3))),
        fik: None,
        transfer_code: None,
    }
}

fn line(sample: &Sample, index: usize, rate: Decimal) -> Line {
    let seed = (index as u64 * 7919 + 417) % 9973;
    let (code, name, unit) = sample.items[index % sample.items.len()];
    let quantity = Decimal::from(seed % 40 + 1);
    let unit_price = Decimal::new((seed * 37 + 12_345) as i64 % 250_000, 2);
    Line {
        item_id: Some(format!("{code}-{}-{}", 1000 + seed % 9000, ["A", "B", "X"][index % 3])),
        name: name.into(),
        description: None,
        quantity,
        unit: unit.into(),
        unit_price,
        rate: Some(rate),
        price_notes: Vec::new(),
        adjustments: Vec::new(),
        net: (quantity * unit_price).round_dp(2),
    }
}

fn party(name: &str, contact: &str, street: [&str; 2], place: [&str; 3], vat_id: &str) -> Party {
    Party {
        name: name.into(),
        contact: Some(contact.into()).filter(|contact: &String| !contact.is_empty()),
        address: Address {
            line1: street[0].into(),
            line2: Some(street[1].into()).filter(|line: &String| !line.is_empty()),
            city: place[1].into(),
            postal_code: Some(place[0].into()),
            subdivision: None,
            country: place[2].into(),
        },
        legal_id: None,
        vat_id: Some(vat_id.into()),
        email: Some("faktura@nordlys.example".into()),
        phone: Some("+4586123456".into()),
    }
}

fn danish() -> Sample {
    Sample {
        language: Language::Danish,
        currency: "DKK",
        rate: 25,
        seller: party(
            "Nordlys Måleudstyr ApS",
            "Mette Holm",
            ["Østergade 14, 2. sal", ""],
            ["8000", "Aarhus C", "DK"],
            "DK12345674",
        ),
        buyer: party(
            "Rødgrød & Fløde A/S",
            "Søren Kjærgård Ægidius",
            ["Blåbærvænget 7", ""],
            ["2100", "København Ø", "DK"],
            "DK87654303",
        ),
        items: &[
            ("SRV", "Præcisionstermometer, kalibreret, område −40 til +180 °C", "C62"),
            ("TM", "Installation og idriftsættelse på stedet", "HUR"),
            ("TM", "Årlig serviceaftale – kontor »Premium«", "C62"),
            ("SRV", "Udskiftningsfilter (pakke med 12 stk.)", "XPK"),
            ("TM", "Datalogger med USB-C-kabel og softwarelicens", "C62"),
        ],
        note: "Betaling forfalder 14 dage efter fakturadatoen. Angiv venligst fakturanummeret ved overførsel. Ved for sen betaling beregnes morarente i henhold til renteloven samt et rykkergebyr på 100 kr.",
        iban: "DK50 0040 0440 1162 43",
    }
}

fn romanian() -> Sample {
    Sample {
        language: Language::Romanian,
        currency: "RON",
        rate: 21,
        seller: party(
            "Luceafărul Măsurători S.R.L.",
            "",
            ["Șoseaua Ștefan cel Mare nr. 14", "Sector 2"],
            ["020146", "București", "RO"],
            "RO12345674",
        ),
        buyer: party(
            "Țesătorie și Împletituri S.A.",
            "Ștefania Brâncoveanu-Țîrlea",
            ["Str. Învățătorului nr. 7, ap. 3", ""],
            ["400123", "Cluj-Napoca", "RO"],
            "RO87654329",
        ),
        items: &[
            ("SRV", "Termometru de precizie, etalonat, domeniu −40 … +180 °C", "C62"),
            ("TM", "Instalare și punere în funcțiune la fața locului", "HUR"),
            ("TM", "Contract anual de întreținere – birou „Premium”", "C62"),
            ("SRV", "Filtru de schimb (pachet de 12 buc.)", "XPK"),
            ("TM", "Înregistrator de date cu cablu USB-C și licență", "C62"),
        ],
        note: "Plata se face în 14 zile de la data facturii. Vă rugăm să menționați numărul facturii la transfer. Pentru întârziere se percep dobânzi penalizatoare conform legii.",
        iban: "RO49 AAAA 1B31 0075 9384 0000",
    }
}

fn arabic() -> Sample {
    Sample {
        language: Language::Arabic,
        currency: "SAR",
        rate: 15,
        seller: party(
            "شركة النور لأجهزة القياس المحدودة",
            "نورة السالم",
            ["شارع الملك فهد، مبنى 14", ""],
            ["12271", "الرياض", "SA"],
            "310122393500003",
        ),
        buyer: party(
            "مؤسسة البحث والتطوير التجارية (R&D)",
            "الأستاذة ليلى عبد الرحمن",
            ["شارع الأمير سلطان 7، الدور 3", ""],
            ["23442", "جدة", "SA"],
            "311111111100003",
        ),
        items: &[
            ("SRV", "مقياس حرارة دقيق معاير، من 40− إلى 180+ درجة مئوية", "C62"),
            ("TM", "التركيب والتشغيل في الموقع", "HUR"),
            ("TM", "اتفاقية صيانة سنوية – باقة «Premium»", "C62"),
            ("SRV", "خرطوشة ترشيح بديلة (عبوة من 12)", "XPK"),
            ("TM", "مسجّل بيانات مع كابل USB-C ورخصة برنامج", "C62"),
        ],
        note: "يستحق السداد خلال 14 يومًا من تاريخ الفاتورة. يرجى ذكر رقم الفاتورة INV-2026-000417 عند التحويل. قد تُحتسب رسوم على المدفوعات المتأخرة وفقًا للأنظمة المعمول بها في المملكة.",
        iban: "SA03 8000 0000 6080 1016 7519",
    }
}

fn english() -> Sample {
    Sample {
        language: Language::English,
        currency: "EUR",
        rate: 23,
        seller: party(
            "Northern Light Instruments Ltd",
            "",
            ["14 Eastgate Street", "2nd floor"],
            ["D02 X285", "Dublin", "IE"],
            "IE6388047V",
        ),
        buyer: party(
            "Cream & Berries Trading Ltd",
            "Sarah O’Neill",
            ["7 Blueberry Way", ""],
            ["T12 W8KP", "Cork", "IE"],
            "IE3628739L",
        ),
        items: &[
            ("SRV", "Precision thermometer, calibrated, range −40 to +180 °C", "C62"),
            ("TM", "Installation and commissioning on site", "HUR"),
            ("TM", "Annual service agreement – office “Premium”", "C62"),
            ("SRV", "Replacement filter (pack of 12)", "XPK"),
            ("TM", "Data logger with USB-C cable and software licence", "C62"),
        ],
        note: "Payment is due 14 days after the invoice date. Please quote the invoice number with your transfer. Interest on late payment is charged as the law provides.",
        iban: "IE29 AIBK 9311 5212 3456 78",
    }
}

/// Several rates, reasons for no VAT, descriptions under the names, a credit line, fine prices.
/// Everything that can happen to a price.
fn adjusted(mut sheet: Sheet) -> Sheet {
    let adjustment = |reason: &str, percentage: Option<i64>, minor: i64| Adjustment {
        reason: reason.into(),
        percentage: percentage.map(Decimal::from),
        amount: Decimal::new(minor, 2),
    };
    let sale = sale(&mut sheet);
    if let Some(line) = sale.lines.first_mut() {
        line.price_notes = vec![
            PriceNote::For(Decimal::from(12)),
            PriceNote::Discounted(Decimal::new(18_500, 2), Decimal::new(1_500, 2)),
        ];
        line.adjustments = vec![adjustment("Loyal customer", Some(10), -25_000), adjustment("Emballage", None, 4_500)];
    }
    sale.adjustments =
        vec![adjustment("Sommerrabat", Some(5), -120_000), adjustment("Fragt til Grønland", None, 39_500)];
    sale.totals.rounding = Some(Decimal::new(-1, 2));
    sale.totals.prepaid = Some(Decimal::new(100_000, 2));
    sale.accounting = Some(Accounting {
        currency: currency("EUR"),
        vat: Decimal::new(1_234_567, 2),
        rate: Decimal::new(1_340_375, 7),
        source: "Danmarks Nationalbank".into(),
        date: date(2026, 11, 20),
    });
    sale.tax_point_date = Some(date(2026, 11, 30));
    sheet
}

fn mixed(count: usize) -> Sheet {
    let mut sheet = made(&arabic(), count);
    let sale = sale(&mut sheet);
    for (index, line) in sale.lines.iter_mut().enumerate() {
        line.description = Some("وصف أطول للبند مع رقم تسلسلي SN-2026/11 وضمان لمدة 24 شهرًا من تاريخ التسليم.".into());
        if index % 3 == 1 {
            (line.quantity, line.net) = (-line.quantity, -line.net);
            line.unit_price = "0.012345".parse().unwrap();
            line.rate = None;
        }
    }
    for (category, reason, code) in [
        (VatCategory::ReverseCharge, "Reverse charge: Article 196 of Directive 2006/112/EC", Some("VATEX-EU-AE")),
        (VatCategory::Export, "صادرات خارج دول المجلس، المادة 32", Some("VATEX-SA-32")),
        (VatCategory::OutOfScope, "خارج نطاق الضريبة", None),
    ] {
        let rate = Some(Decimal::ZERO).filter(|_| category != VatCategory::OutOfScope);
        let group = VatGroup {
            category,
            rate,
            taxable: Decimal::new(-123_456, 2),
            vat: Decimal::ZERO,
            exemption_reason: Some(reason.into()),
            exemption_code: code.map(str::to_owned),
        };
        sale.vat.push(group);
    }
    sheet
}
