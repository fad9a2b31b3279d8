//! A theme with all that may be said in one, in the story.

use serde_json::json;
use tests::shop::Shop;

/// A picture of one dark pixel.
const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="3" height="1"><rect width="3" height="1" fill="#7a1f3d"/></svg>"##;

/// Sets it.
pub(crate) async fn of(shop: &Shop) {
    let theme = json!({
        "brand_color": "#7a1f3d", "typeface": "serif", "paper": "letter", "digits": "arabic_indic", "bilingual": true,
        "blocks": ["payment", "totals", "vat_notes", "note", "words"],
        "columns": ["position", "item", "description", "quantity", "unit_price", "vat_rate", "net"],
        "words": {
            "da": { "labels": { "order_reference": "Deres ordrenr.", "net": "I alt" }, "note": "Tak.", "footer": "CVR" },
            "ar": { "note": "شكرا لكم" }
        }
    });
    shop.call("PUT", "/v1/settings/theme", Some(&theme)).await.expect(200);
    let bearer = format!("Bearer {}", shop.key);
    let headers = [("authorization", bearer.as_str()), ("content-type", "image/svg+xml")];
    shop.world.call_raw("PUT", "/v1/settings/theme/logo", &headers, LOGO.into()).await.expect(200);
}
