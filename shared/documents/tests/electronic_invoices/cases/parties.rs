//! Who is written of, in which language, and what text can do to markup.

use domain::credit_note::CreditAsked;
use serde_json::{Value, json};

use super::{Case, CiusRo, En16931, Peppol, Xrechnung, case, fixed, line, s};
use crate::parties::{address, buyer, consumer, seller, with};

pub(super) fn cases() -> Vec<Case> {
    let period = json!({ "start": "2026-10-01", "end": "2026-10-31" });
    let to = json!({ "name": "Lager Øst", "address": with(
        address(["Havnevej 9", "Odense", "5000", "DK"]), json!({ "line2": "Port 4", "subdivision": "Syddanmark" }),
    ) });
    let replaced =
        json!({ "invoice": "inv_01jd0v5e6w3k8t7n9m2q4r5s6t", "number": "2026-00041", "issue_date": "2026-11-02" });
    let mut cases = vec![
        case(
            "for-a-period",
            &[En16931, Peppol],
            ["DK", "DK"],
            json!({ "period": period, "note": "Oktober\nto linjer" }),
        ),
        case(
            "delivered-to-an-address",
            &[En16931, Peppol],
            ["DK", "DK"],
            json!({ "delivery_address": to, "supply_date": "2026-11-19" }),
        ),
        case(
            "delivered-to-a-country",
            &[En16931, Xrechnung],
            ["DE", "DE"],
            json!({ "deliver_to": "DE", "lines": [line("1", "9", s("19"))] }),
        ),
        case("in-place-of-another", &[En16931, Peppol], ["DK", "DK"], json!({ "replaces": replaced })),
        case(
            "without-references",
            &[En16931],
            ["DK", "DK"],
            json!({ "order_reference": null, "buyer_reference": null }),
        ),
    ];
    for language in ["da", "ro", "ar", "en"] {
        let mut spoken = case("in-a-language", &[En16931, Peppol], ["DK", "DK"], json!({}));
        spoken.name = match language {
            "da" => "in-danish",
            "ro" => "in-romanian",
            "ar" => "in-arabic",
            _ => "in-english",
        };
        spoken.buyer["language"] = json!(language);
        spoken.credits = vec![CreditAsked::Whole];
        cases.push(spoken);
    }
    cases.push(bare());
    cases.push(hostile("hostile-text", &[En16931, Peppol], "DK"));
    cases.push(hostile("hostile-text-german", &[Xrechnung], "DE"));
    cases.push(sectors());
    cases
}

/// A seller without bank, telephone and scheme sells to a consumer.
fn bare() -> Case {
    let mut bare = case("to-a-consumer", &[En16931], ["DK", "DK"], json!({}));
    bare.seller = with(seller("DK"), json!({ "bank": null, "phone": null, "legal_id_scheme": null, "endpoint": null }));
    bare.buyer = consumer();
    bare
}

/// A buyer in Bucharest, whose city is a sector.
fn sectors() -> Case {
    let mut sector = case("in-bucharest", &[CiusRo], ["RO", "RO"], json!({ "lines": [line("1", "9", s("21"))] }));
    let place = with(address(["Calea Victoriei 1", "SECTOR1", "010061", "RO"]), json!({ "subdivision": "RO-B" }));
    sector.buyer = with(buyer("RO"), json!({ "address": place, "vat_id": null, "legal_id": "111111115" }));
    sector
}

/// Text as long as it may be and full of what means something in markup, or nothing in XML.
fn hostile(name: &'static str, profiles: &'static [domain::electronic_invoice::Profile], country: &str) -> Case {
    let text = |most: usize| {
        let bad = "</cbc:Name><!-- ]]> &amp; \"'&#x0; \u{202E}desrever\u{202C} \u{FFFF}\u{FFFE} 😀👩‍👩‍👧 אבג العربية 漢字 e\u{301} %s ${x} <?xml?>";
        bad.chars().cycle().take(most).collect::<String>().trim().to_owned()
    };
    let place = |country: &str| -> Value {
        let mut place = address(["", "", "", country]);
        for field in ["line1", "line2", "city", "postal_code", "subdivision"] {
            place[field] = json!(text(150));
        }
        place
    };
    let rate = if country == "DE" { "19" } else { "25" };
    let adjustment = fixed("charge", "1", Some(&text(150)), None);
    let item = with(
        line("1", "9.99", s(rate)),
        json!({
            "item_id": text(100), "name": text(200), "description": text(2000), "allowances_charges": [adjustment],
        }),
    );
    let mut hostile = case(
        name,
        profiles,
        [country, country],
        json!({
            "order_reference": text(100), "buyer_reference": text(100), "note": text(2000), "lines": [item],
            "delivery_address": { "name": text(200), "address": place(country) },
        }),
    );
    hostile.seller =
        with(seller(country), json!({ "name": text(200), "contact_name": text(200), "address": place(country) }));
    hostile.buyer = with(buyer(country), json!({ "name": text(200), "address": place(country) }));
    hostile.buyer["contacts"][0]["name"] = json!(text(200));
    hostile.credits = vec![CreditAsked::Whole];
    hostile
}
