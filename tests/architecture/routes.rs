//! The routes: each leads to a function that may be called for it, and only where it leads.

use std::collections::BTreeMap;

use crate::project::nothing_breaks;
use crate::yaml::{Node, Template};

/// The only function that carries fonts, and all that is routed to it.
const DRAWS: &str = "RenderInvoice";
const DRAWN: [&str; 6] = [
    "DELETE /v1/settings/theme/logo",
    "POST /v1/letters/receipt",
    "POST /v1/letters/reminder",
    "POST /v1/letters/statement",
    "POST /v1/settings/theme/preview",
    "PUT /v1/settings/theme/logo",
];

/// The function behind each integration.
fn functions(template: &Template) -> BTreeMap<&str, &str> {
    let integrations = template.resources("AWS::ApiGatewayV2::Integration").into_iter();
    let behind = integrations.map(|(name, said)| {
        let function = said.at("Properties.IntegrationUri").and_then(|uri| uri.tagged("GetAtt"));
        (name, function.and_then(|arn| arn.strip_suffix(".Arn")).unwrap_or_default())
    });
    behind.collect()
}

/// The routes: what is called, and the function that answers.
fn routes(template: &Template) -> Vec<(&str, &str, &Node)> {
    let functions = functions(template);
    let routes = template.resources("AWS::ApiGatewayV2::Route").into_iter();
    let led = routes.map(|(_, said)| {
        let target = said.text_at("Properties.Target").unwrap_or_default();
        let integration = target.strip_prefix("integrations/${").and_then(|rest| rest.strip_suffix('}'));
        let function = integration.and_then(|name| functions.get(name)).copied().unwrap_or_default();
        (said.text_at("Properties.RouteKey").unwrap_or_default(), function, said)
    });
    led.collect()
}

/// What each function may be called for: `*` or a method, and an address.
fn permitted(template: &Template) -> Vec<(&str, String)> {
    let permissions = template.resources("AWS::Lambda::Permission").into_iter();
    let said = permissions.map(|(_, said)| {
        let function = said.at("Properties.FunctionName").and_then(|name| name.tagged("Ref")).unwrap_or_default();
        let source = said.text_at("Properties.SourceArn").unwrap_or_default();
        let below = source.split_once("${Api}/").map_or("", |(_, below)| below);
        // The stage comes first, and is all there is where everything is permitted.
        (function, below.strip_prefix("*/").unwrap_or(below).replacen('/', " /", 1))
    });
    said.collect()
}

fn permits(permission: &str, route: &str) -> bool {
    let (Some((method, address)), Some((asked, path))) = (permission.split_once(' '), route.split_once(' ')) else {
        return permission == "*";
    };
    let reaches = address.strip_suffix('*').map_or(address == path, |stem| path.starts_with(stem));
    (method == "*" || method == asked) && reaches
}

#[test]
fn every_route_leads_to_a_function_that_may_be_called_for_it() {
    let template = Template::read("template.yaml");
    let permitted = permitted(&template);
    let mut broken = Vec::new();
    for (route, function, said) in routes(&template) {
        let is_permitted = permitted.iter().any(|(called, what)| *called == function && permits(what, route));
        if function.is_empty() || !is_permitted {
            broken.push(format!("{}: {route} leads to {function:?}, which may not be called", template.place(said)));
        }
    }
    nothing_breaks("every route has an integration, and its function a permission", &broken);
}

#[test]
fn what_draws_is_called_for_letters_pictures_and_previews_only() {
    let template = Template::read("template.yaml");
    let mut led: Vec<_> =
        routes(&template).into_iter().filter(|(_, function, _)| *function == DRAWS).map(|(route, ..)| route).collect();
    led.sort_unstable();
    assert_eq!(led, DRAWN, "template.yaml: routes to {DRAWS}");
    for (function, what) in permitted(&template).into_iter().filter(|(function, _)| *function == DRAWS) {
        assert!(DRAWN.iter().any(|route| permits(&what, route)), "template.yaml: {function} may be called for {what}");
    }
}
