//! The document is what the code says. `UPDATE_OPENAPI=1 cargo test -p tests --test openapi` writes it anew.

use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{Components, InfoBuilder, OpenApi as Document};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/openapi.json");

/// What every function's problems refer to.
#[derive(OpenApi)]
#[openapi(components(schemas(wire::problem::Problem, wire::problem::FieldError)))]
struct Problems;

fn described() -> Document {
    let mut document = Document::new(
        InfoBuilder::new()
            .title("Faktura")
            .version("1")
            .description(Some(
                "Invoices and payments for web shops. Amounts are decimal strings beside an ISO 4217 currency; \
                 quantities and prices are decimal strings; days are ISO 8601 in the merchant's time zone; instants \
                 are RFC 3339 in UTC. Errors are `application/problem+json` (RFC 9457) with a stable `code`, and name \
                 each bad field with a JSON pointer.",
            ))
            .build(),
        utoipa::openapi::Paths::new(),
    );
    for function in [
        Problems::openapi(),
        settings::Description::openapi(),
        customers::Description::openapi(),
        billing::Description::openapi(),
        invoices::Description::openapi(),
        render_invoice::Description::openapi(),
        payment_webhook::Description::openapi(),
        portal::Description::openapi(),
    ] {
        document.merge(function);
    }
    for (path, item) in &mut document.paths.paths {
        let methods =
            [("get", &mut item.get), ("post", &mut item.post), ("put", &mut item.put), ("delete", &mut item.delete)];
        for (method, operation) in methods {
            if let Some(operation) = operation {
                operation.operation_id = Some(operation_id(method, path));
            }
        }
    }
    let bearer = |what: &str| {
        SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(what)).build())
    };
    let components = document.components.get_or_insert_with(Components::new);
    components.add_security_scheme("key", bearer("A merchant's API key: `fk_…`"));
    components.add_security_scheme("operator", bearer("The operator's key, made by the deployment"));
    let tag = |name: &str, what: &str| TagBuilder::new().name(name).description(Some(what)).build();
    document.tags = Some(vec![
        tag("customers", "Who buys"),
        tag("items", "What is sold"),
        tag("price lists", "What items cost, for whom and when"),
        tag("coupons", "What is taken off"),
        tag("invoices", "Drafting, issuing, reading"),
        tag("settings", "A merchant's own"),
        tag("operator", "For whoever runs the system"),
        tag("payment providers", "What providers report"),
        tag("portal", "For a shop's customers"),
    ]);
    document
}

/// `get /v1/invoices/{id}/timeline` is `getInvoicesByIdTimeline`: one name for each operation.
fn operation_id(method: &str, path: &str) -> String {
    let capital =
        |word: &str| word.split(['-', '_', '.']).map(|part| part[..1].to_uppercase() + &part[1..]).collect::<String>();
    let segments = path.split('/').filter(|segment| !segment.is_empty() && *segment != "v1");
    let named = segments.map(|segment| match segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        Some(place) => format!("By{}", capital(place)),
        None => capital(segment),
    });
    format!("{method}{}", named.collect::<String>())
}

#[test]
#[allow(clippy::disallowed_methods, reason = "a switch for whoever runs the test")]
fn the_kept_document_is_what_the_code_says() {
    let said = described();
    if std::env::var("UPDATE_OPENAPI").is_ok() {
        std::fs::write(PATH, format!("{}\n", said.to_pretty_json().unwrap())).unwrap();
    }
    // As values: which order the fields of an example stand in depends on what else is built.
    let kept: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(PATH).unwrap()).unwrap();
    assert!(
        kept == serde_json::to_value(said).unwrap(),
        "docs/openapi.json is not what the code says: UPDATE_OPENAPI=1 cargo test -p tests --test openapi"
    );
}

#[test]
fn every_operation_has_a_name_of_its_own_and_every_reference_leads_somewhere() {
    let document: serde_json::Value = serde_json::to_value(described()).unwrap();
    let text = document.to_string();
    let ids: Vec<_> = text.split("\"operationId\":\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
    assert!(distinct.len() == ids.len() && ids.len() > 20, "{ids:?}");
    for reference in text.split("\"$ref\":\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(document.pointer(reference).is_some(), "{reference} leads nowhere");
    }
}

#[tokio::test]
async fn the_document_is_served_as_it_is_kept() {
    let served = tests::World::new(1).call_raw("GET", "/v1/openapi.json", &[], Vec::new()).await.expect(200).json();
    assert_eq!(served["openapi"], "3.1.0");
    assert_eq!(served, serde_json::from_str::<serde_json::Value>(settings::OPENAPI).unwrap());
}
