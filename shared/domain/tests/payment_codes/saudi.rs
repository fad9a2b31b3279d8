//! Saudi QR codes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::currency::Currency;
use domain::money::Money;
use domain::tax::SaudiQr;
use serde_json::Value;

use crate::text;

/// The same five values give the published code; of the authority's own samples, whose code is not at hand, the lengths
/// of the values and their totals are compared.
pub(crate) fn check(vector: &Value) {
    let tags = &vector["tags"];
    let riyal = |amount: &str| Money::parse(amount, Currency::parse("SAR").unwrap()).unwrap();
    let (total, vat) = (riyal(text(tags, "4")), riyal(text(tags, "5")));
    if let Some(published) = vector["base64"].as_str() {
        let qr = SaudiQr {
            seller: text(tags, "1").to_owned(),
            vat_id: text(tags, "2").to_owned(),
            issued_at: text(tags, "3").to_owned(),
            total,
            vat,
        };
        assert_eq!(qr.payload(), published);
        return;
    }
    assert_eq!((total, vat), (riyal(text(vector, "BT-112")), riyal(text(vector, "BT-110"))));
    let length = |tag: &str| usize::try_from(vector["tag_lengths"][tag].as_u64().unwrap()).unwrap();
    let qr = SaudiQr {
        seller: "x".repeat(length("1")),
        vat_id: "310122393500003".to_owned(),
        issued_at: "2026-11-21T13:00:00".to_owned(),
        total,
        vat,
    };
    let bytes = STANDARD.decode(qr.payload()).unwrap();
    let mut rest = bytes.as_slice();
    for tag in 1..=5_u8 {
        let (head, behind) = rest.split_at(2);
        let (value, behind) = behind.split_at(usize::from(head[1]));
        rest = behind;
        assert_eq!(head[0], tag);
        // Tag 5 of two samples drops a zero at the end: 0.6 for 0.60.
        let shorter = if tag == 5 { value.strip_suffix(b"0").unwrap_or(value).len() } else { value.len() };
        assert!([value.len(), shorter].contains(&length(&tag.to_string())), "tag {tag}");
    }
    assert_eq!(rest, [0_u8; 0]);
}
