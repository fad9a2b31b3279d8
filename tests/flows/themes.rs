//! How a merchant's documents look: its theme, its logo, and what is drawn to look at.

use app::ports::Documents;
use axum::Router;
use serde_json::{Value, json};
use tests::http::Answer;
use tests::shop::Shop;
use tests::{OPERATOR_KEY, PUBLIC_URL, World};

const THEME: &str = "/v1/settings/theme";
const LOGO: &str = "/v1/settings/theme/logo";
const PREVIEW: &str = "/v1/settings/theme/preview";

/// Three times as wide as high, of one colour.
const PICTURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="3" height="1"><rect width="3" height="1" fill="#7a1f3d"/></svg>"##;

async fn opened(seed: u64) -> (World, Shop) {
    let world = World::new(seed);
    let shop = world.shop("nordlys").await;
    (world, shop)
}

async fn upload(shop: &Shop, key: &str, content_type: &str, picture: &[u8]) -> Answer {
    let bearer = format!("Bearer {key}");
    let headers = [("authorization", bearer.as_str()), ("content-type", content_type)];
    shop.world.call_raw("PUT", LOGO, &headers, picture.to_vec()).await
}

async fn with_logo(shop: &Shop) -> Value {
    upload(shop, &shop.key, "image/svg+xml", PICTURE.as_bytes()).await.expect(200).json()["logo"].clone()
}

/// The PDF of a new invoice.
async fn drawn(world: &World, shop: &Shop, order: &str) -> String {
    let customer = shop.customer(&format!("c-{order}")).await;
    let id = shop.invoice(&customer, order).await.text_at("/id");
    assert!(world.settle().await.is_empty());
    stored(world, &id).await
}

async fn stored(world: &World, id: &str) -> String {
    let key = world.shelf.keys().into_iter().find(|key| key.ends_with(&format!("{id}.pdf"))).unwrap();
    String::from_utf8(world.shelf.load(&key).await.unwrap().unwrap()).unwrap()
}

#[tokio::test]
async fn a_theme_is_set_as_a_whole_and_read_again() {
    let (world, shop) = opened(1).await;
    let standing = shop.call("GET", THEME, None).await.expect(200);
    assert_eq!(standing.headers["etag"], "\"v0\"");
    assert_eq!((&standing.json()["brand_color"], &standing.json()["paper"]), (&json!(null), &json!("a4")));
    let asked = json!({ "brand_color": "#7A1F3D", "paper": "letter", "words": { "da": { "footer": "Tak" } } });
    let set = shop.call("PUT", THEME, Some(&asked)).await.expect(200);
    assert_eq!((set.headers["etag"].to_str().unwrap(), &set.json()["brand_color"]), ("\"v1\"", &json!("#7a1f3d")));
    // What was answered may be put again, and changes nothing.
    let again = shop.call("PUT", THEME, Some(&set.json())).await.expect(200);
    assert_eq!((again.headers["etag"].to_str().unwrap(), again.json()), ("\"v1\"", set.json()));
    let plain = shop.call("PUT", THEME, Some(&json!({}))).await.expect(200).json();
    assert_eq!((&plain["brand_color"], &plain["words"]), (&json!(null), &json!({})), "what is left out is as it was");
    let other = world.shop("other").await.call("GET", THEME, None).await.expect(200);
    assert_eq!(other.headers["etag"], "\"v0\"", "another merchant's");
}

#[tokio::test]
async fn a_theme_that_was_changed_meanwhile_is_left_alone() {
    let (world, shop) = opened(2).await;
    let put = async |seen: &str, color: &str| {
        let asked = json!({ "brand_color": color });
        world.call_with("PUT", THEME, &shop.key, &[("if-match", seen)], Some(&asked)).await
    };
    put("\"v0\"", "#7a1f3d").await.expect(200);
    let outdated = put("\"v0\"", "#003366").await.expect(412);
    assert_eq!(outdated.text_at("/code"), "version_outdated");
    put("\"v1\"", "#003366").await.expect(200);
}

#[tokio::test]
async fn a_theme_nobody_could_read_or_trust_is_refused_by_name() {
    let (_, shop) = opened(3).await;
    let asked = json!({ "brand_color": "#ffee00", "columns": ["description"], "css": "p{}" });
    let refused = shop.call("PUT", THEME, Some(&asked)).await.expect(422).json();
    let named: Vec<_> = refused["errors"].as_array().unwrap().iter().map(|error| error["code"].clone()).collect();
    assert_eq!(named, ["color_too_light", "field_unknown"]);
    let refused = shop.call("PUT", THEME, Some(&json!({ "columns": ["description", "net"] }))).await.expect(422).json();
    assert_eq!(refused["errors"][0]["pointer"], "/columns");
}

#[tokio::test]
async fn documents_are_drawn_in_the_look_of_their_day() {
    let (world, shop) = opened(4).await;
    let plain = drawn(&world, &shop, "order-1").await;
    assert!(!plain.contains("logo"), "{plain}");
    shop.call("PUT", THEME, Some(&json!({ "brand_color": "#7a1f3d" }))).await.expect(200);
    let logo = with_logo(&shop).await;
    assert_eq!((&logo["width"], &logo["height"]), (&json!(1200), &json!(400)));
    let dressed = drawn(&world, &shop, "order-2").await;
    assert!(dressed.contains("in #7a1f3d with a logo of"), "{dressed}");
    let is_pdf = |key: &&String| std::path::Path::new(key).extension().is_some_and(|suffix| suffix == "pdf");
    assert_eq!(world.shelf.keys().iter().filter(is_pdf).count(), 2);
    shop.call("DELETE", LOGO, None).await.expect(200);
    let bare = drawn(&world, &shop, "order-3").await;
    assert!(bare.contains("in #7a1f3d with no logo"), "{bare}");
}

#[tokio::test]
async fn a_logo_that_was_lost_leaves_the_document_without_one() {
    let (world, shop) = opened(5).await;
    let logo = with_logo(&shop).await;
    let key = format!("{}/logo/{}.png", shop.merchant, logo["sha256"].as_str().unwrap());
    assert_eq!(world.shelf.about(&key).unwrap().0, "image/png");
    world.shelf.lose(&key);
    let bare = drawn(&world, &shop, "order-1").await;
    assert!(bare.contains("with no logo"), "{bare}");
}

#[tokio::test]
async fn a_logo_is_fetched_once() {
    let (world, shop) = opened(6).await;
    let logo = with_logo(&shop).await;
    assert!(drawn(&world, &shop, "order-1").await.contains("with a logo"));
    world.shelf.lose(&format!("{}/logo/{}.png", shop.merchant, logo["sha256"].as_str().unwrap()));
    assert!(drawn(&world, &shop, "order-2").await.contains("with a logo"), "as this process keeps it");
}

#[tokio::test]
async fn the_same_logo_again_changes_nothing_and_a_theme_cannot_name_another() {
    let (_, shop) = opened(7).await;
    let logo = with_logo(&shop).await;
    let again = upload(&shop, &shop.key, "image/svg+xml", PICTURE.as_bytes()).await.expect(200);
    assert_eq!((again.headers["etag"].to_str().unwrap(), &again.json()["logo"]), ("\"v1\"", &logo));
    let kept = shop.call("PUT", THEME, Some(&json!({ "paper": "letter" }))).await.expect(200).json();
    assert_eq!(kept["logo"], logo, "a theme that says nothing of the logo keeps it");
    let another = json!({ "logo": { "sha256": "0".repeat(64) } });
    let refused = shop.call("PUT", THEME, Some(&another)).await.expect(422).json();
    assert_eq!((&refused["code"], &refused["errors"][0]["pointer"]), (&json!("logo_fixed"), &json!("/logo")));
}

#[tokio::test]
async fn an_upload_that_is_no_logo_is_refused_and_nothing_is_kept() {
    let (world, shop) = opened(8).await;
    let huge = vec![b' '; 3_000_000];
    for (content_type, picture, status, code) in [
        ("image/gif", b"GIF89a".as_slice(), 415, "logo_type_unknown"),
        ("image/png", b"\x89PNG".as_slice(), 422, "logo_unreadable"),
        ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", 422, "logo_svg_element"),
        ("image/png", huge.as_slice(), 413, "logo_too_large"),
    ] {
        let refused = upload(&shop, &shop.key, content_type, picture).await.expect(status);
        assert_eq!(refused.text_at("/code"), code);
    }
    assert!(world.shelf.keys().is_empty());
    assert_eq!(shop.call("GET", THEME, None).await.expect(200).json()["logo"], json!(null));
}

#[tokio::test]
async fn who_may_only_read_may_look_but_not_change() {
    let (world, shop) = opened(9).await;
    let path = format!("/v1/merchants/{}/api-keys", shop.merchant);
    let made = world.call("POST", &path, OPERATOR_KEY, Some(&json!({ "scopes": ["settings:read"] }))).await;
    let reader = made.expect(201).text_at("/key");
    world.call("GET", THEME, &reader, None).await.expect(200);
    world.call("POST", PREVIEW, &reader, Some(&json!({ "theme": {} }))).await.expect(200);
    world.call("PUT", THEME, &reader, Some(&json!({}))).await.expect(403);
    upload(&shop, &reader, "image/svg+xml", PICTURE.as_bytes()).await.expect(403);
    world.call("DELETE", LOGO, &reader, None).await.expect(403);
}

#[tokio::test]
async fn a_preview_shows_a_theme_that_is_not_set_and_keeps_nothing() {
    let (world, shop) = opened(10).await;
    with_logo(&shop).await;
    let (rows, files) = (world.desk.store.everything(), world.shelf.keys());
    let asked = json!({ "theme": { "brand_color": "#003366" } });
    let shown = shop.call("POST", PREVIEW, Some(&asked)).await.expect(200);
    assert_eq!(shown.headers["content-type"], "application/pdf");
    // 12 × 249.50 + 7.5 × 95.00 + 120.00 = 3,826.50, and 25 % VAT: 4,783.13.
    assert!(shown.text.starts_with("%PDF-sketch SAMPLE-1 4783.13 https://"), "{}", shown.text);
    assert!(shown.text.contains("in #003366 with a logo of"), "{}", shown.text);
    let note = json!({ "theme": {}, "language": "ar", "kind": "credit_note" });
    let shown = shop.call("POST", PREVIEW, Some(&note)).await.expect(200);
    assert!(shown.text.contains("SAMPLE-CN-1 623.75 corrects SAMPLE-1"), "{}", shown.text);
    let wrong = json!({ "theme": { "columns": ["net"] }, "language": "de", "kind": "letter" });
    let refused = shop.call("POST", PREVIEW, Some(&wrong)).await.expect(422).json();
    let named: Vec<_> = refused["errors"].as_array().unwrap().iter().map(|error| error["pointer"].clone()).collect();
    assert!(["/theme/columns", "/language", "/kind"].iter().all(|at| named.contains(&json!(at))), "{refused}");
    assert_eq!((world.desk.store.everything(), world.shelf.keys()), (rows, files));
}

/// The routes of the function with what draws when deployed.
fn deployed(world: &World) -> Router {
    let ports = render_invoice::Ports {
        desk: world.desk.clone(),
        shelf: world.shelf.clone(),
        drawing: render_invoice::Files,
        logos: world.logos.clone(),
        public_url: PUBLIC_URL.to_owned(),
    };
    render_invoice::routes(ports)
}

#[tokio::test]
async fn a_preview_is_a_document_in_every_language() {
    let (world, shop) = opened(11).await;
    with_logo(&shop).await;
    for language in ["da", "ro", "ar", "en"] {
        for kind in ["invoice", "credit_note"] {
            let asked = json!({ "theme": { "brand_color": "#7a1f3d" }, "language": language, "kind": kind });
            let headers = [("authorization", format!("Bearer {}", shop.key))];
            let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
            let body = asked.to_string().into_bytes();
            let shown = world.ask(deployed(&world), "POST", PREVIEW, &headers, body).await.expect(200);
            assert!(shown.text.starts_with("%PDF-1.7"), "{language} {kind}");
            assert!(shown.text.contains("SAMPLE"), "its title names it: {language} {kind}");
        }
    }
}
