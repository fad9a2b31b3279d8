//! A merchant's look over HTTP: of the routes below `/v1/settings`, those that lead to what draws.

use serde_json::json;

use crate::http::{Raw, fetch, send};
use crate::shop::Shop;
use crate::stack::stack;

/// A grey picture of 16 by 8 pixels.
const PICTURE: &[u8] = include_bytes!("../../shared/documents/src/logo/grey.jpg");

fn ask(shop: &Shop, method: &str, path: &str, content_type: &str, body: &[u8]) -> Raw {
    let bearer = format!("Bearer {}", shop.key);
    let headers = [("authorization", bearer.as_str()), ("content-type", content_type)];
    send(method, &format!("{}/v1/settings/theme{path}", stack().api_url), &headers, body)
}

fn has_picture(pdf: &[u8]) -> bool {
    pdf.windows(6).any(|bytes| bytes == b"/Image")
}

#[test]
#[ignore = "needs a stack: make test"]
fn a_theme_is_set_looked_at_and_worn_by_what_is_drawn() {
    let shop = Shop::open("themed");
    let theme = json!({ "brand_color": "#7a1f3d" });
    shop.call("PUT", "/v1/settings/theme", Some(&theme)).expect(200);
    let logo = ask(&shop, "PUT", "/logo", "image/jpeg", PICTURE).answer.expect(200).json()["logo"].clone();
    assert_eq!((&logo["width"], &logo["height"]), (&json!(16), &json!(8)));
    assert_eq!(shop.call("GET", "/v1/settings/theme", None).expect(200).json()["logo"], logo);

    let sample = json!({ "theme": theme, "language": "ar" }).to_string();
    let shown = ask(&shop, "POST", "/preview", "application/json", sample.as_bytes());
    assert_eq!(shown.answer.expect(200).headers["content-type"], "application/pdf");
    assert!(shown.bytes.starts_with(b"%PDF-1.7") && has_picture(&shown.bytes), "the bytes come as they are");

    let issued = shop.issue(&shop.customer(), "order-1");
    let id = issued["id"].as_str().unwrap();
    shop.wait_for_delivery(&[id.to_owned()], "sent");
    let link = shop.call("GET", &format!("/v1/invoices/{id}/documents"), None).expect(200).text_at("/data/0/url");
    assert!(has_picture(&fetch(&link)), "the invoice has the logo");

    assert_eq!(ask(&shop, "DELETE", "/logo", "application/json", &[]).answer.expect(200).json()["logo"], json!(null));
}
