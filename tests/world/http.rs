//! Calling the functions' routes in memory, through the door they have when deployed.

use std::sync::Arc;

use aws::inbound::http::door;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use serde_json::Value;
use tower::ServiceExt;

use crate::{OPERATOR_KEY, PUBLIC_URL, Sketch, World};

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// The body as text; of a document, what of it is text.
    pub text: String,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("not JSON ({}): {}", self.status, self.text))
    }

    /// A text field of the body, by JSON pointer.
    pub fn text_at(&self, pointer: &str) -> String {
        let json = self.json();
        let found = json.pointer(pointer).and_then(Value::as_str);
        found.unwrap_or_else(|| panic!("no text at {pointer} ({}): {}", self.status, self.text)).to_owned()
    }

    /// The same answer, once it has the status that was meant.
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }
}

impl World {
    /// Every function with routes, behind one door.
    pub fn routes(&self) -> Router {
        let desk = self.desk.clone();
        let invoices =
            invoices::Ports { desk: desk.clone(), shelf: self.shelf.clone(), public_url: PUBLIC_URL.to_owned() };
        let drawing = render_invoice::Ports {
            desk: desk.clone(),
            shelf: self.shelf.clone(),
            drawing: Sketch,
            logos: self.logos.clone(),
            public_url: PUBLIC_URL.to_owned(),
        };
        let settings = settings::Ports {
            desk: desk.clone(),
            operator_key: settings::OperatorKey::new(OPERATOR_KEY.to_owned()),
            public_url: PUBLIC_URL.to_owned(),
        };
        let routes = Router::new()
            .merge(settings::routes(settings))
            .merge(customers::routes(desk.clone()))
            .merge(billing::routes(desk.clone()))
            .merge(invoices::routes(invoices))
            .merge(render_invoice::routes(drawing))
            .merge(payment_webhook::routes(desk.clone()))
            .merge(portal::routes(desk));
        let world = self.clone();
        door(routes, Arc::new(move || world.now()))
    }

    /// Calls a route with headers and raw bytes.
    pub async fn call_raw(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        answered(self.routes(), request(method, path, headers, body)).await
    }

    /// Calls other routes than the world's own, through the same door.
    pub async fn ask(
        &self,
        routes: Router,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Answer {
        let world = self.clone();
        let routes = door(routes, Arc::new(move || world.now()));
        answered(routes, request(method, path, headers, body)).await
    }

    /// Calls a route with a key and JSON.
    pub async fn call(&self, method: &str, path: &str, key: &str, body: Option<&Value>) -> Answer {
        self.call_with(method, path, key, &[], body).await
    }

    /// Calls a route with a key, further headers and JSON.
    pub async fn call_with(
        &self,
        method: &str,
        path: &str,
        key: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Answer {
        let bearer = format!("Bearer {key}");
        let mut all = vec![("authorization", bearer.as_str()), ("content-type", "application/json")];
        all.extend_from_slice(headers);
        let bytes = body.map(|body| body.to_string().into_bytes()).unwrap_or_default();
        self.call_raw(method, path, &all, bytes).await
    }
}

fn request(method: &str, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::from(body)).expect("a request")
}

async fn answered(routes: Router, request: Request<Body>) -> Answer {
    let response = routes.oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.expect("a body");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Answer { status: parts.status.as_u16(), headers: parts.headers, text }
}
