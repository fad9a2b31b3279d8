//! What a line can be: allowances and charges, prices and quantities of every kind.

use serde_json::json;

use super::{Case, CiusRo, En16931, Peppol, case, fixed, line, percent, s};
use crate::parties::with;

pub(super) fn cases() -> Vec<Case> {
    let adjusted = with(
        line("7", "13.37", s("25")),
        json!({ "allowances_charges": [
            percent("allowance", "10", None), fixed("charge", "4.50", Some("Engraving"), None),
            fixed("allowance", "0.01", None, Some("95")), percent("charge", "2.5", Some("80")),
            { "kind": "allowance", "size": { "both": ["3.33", "33.3", "10"] }, "reason": { "text": "Told", "code": "95" } },
        ] }),
    );
    let per_hundred = with(line("250", "4.99", s("25")), json!({ "base_quantity": "100", "unit": "MTR" }));
    let thirds = with(line("1", "1", s("25")), json!({ "base_quantity": "3" }));
    let discounted =
        with(line("4", "17.991", s("25")), json!({ "discount": { "gross_price": "19.99", "discount": "1.999" } }));
    let both = with(discounted.clone(), json!({ "base_quantity": "12", "unit": "HUR" }));
    let bare = with(line("1.2345", "0.123456", s("25")), json!({ "item_id": null, "description": null }));
    let returned = line("-2", "19.99", s("25"));
    let many: Vec<_> = (1..=120).map(|number| line(&number.to_string(), "0.37", s("25"))).collect();
    vec![
        case("line-allowances-and-charges", &[En16931, Peppol], ["DK", "DK"], json!({ "lines": [adjusted] })),
        case("base-quantities", &[En16931, Peppol], ["DK", "DK"], json!({ "lines": [per_hundred, thirds] })),
        case("price-discounts", &[En16931, Peppol], ["DK", "DK"], json!({ "lines": [discounted, both] })),
        case("a-bare-line", &[En16931, Peppol], ["DK", "DK"], json!({ "lines": [bare] })),
        case(
            "a-return-among-the-lines",
            &[En16931, CiusRo],
            ["RO", "RO"],
            json!({ "lines": [line("5", "19.99", s("21")), with(returned, json!({ "vat": s("21") }))] }),
        ),
        case("a-hundred-and-twenty-lines", &[Peppol], ["DK", "DK"], json!({ "lines": many })),
        case("a-gift", &[En16931, Peppol], ["DK", "DK"], json!({ "lines": [line("1", "0", s("25"))] })),
        case("the-largest", &[En16931], ["DK", "DK"], json!({ "lines": [line("999999", "999999.999999", s("25"))] })),
        case(
            "prices-with-vat",
            &[En16931, Peppol],
            ["DK", "DK"],
            json!({ "prices_include_vat": true, "lines": [line("1", "10.02", s("25")), line("3", "7.77", s("12.5"))] }),
        ),
        case(
            "prices-with-vat-discounted",
            &[En16931],
            ["DK", "DK"],
            json!({ "prices_include_vat": true, "lines": [with(
                line("3", "9.99", s("25")),
                json!({ "discount": { "gross_price": "12.49", "discount": "2.5" } }),
            )] }),
        ),
    ]
}
