//! Calling the functions' routes in memory, through the door they have when deployed.

use std::sync::Arc;

use aws::inbound::http::door;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use serde_json::Value;
use tower::ServiceExt;

use crate::{OPERATOR_KEY, PUBLIC_URL, World};

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// The body as text.
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
            .merge(payment_webhook::routes(desk.clone()))
            .merge(portal::routes(desk));
        let world = self.clone();
        door(routes, Arc::new(move || world.now()))
    }

    /// Calls a route with headers and raw bytes.
    pub async fn call_raw(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body)).expect("a request");
        let response = self.routes().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        let text = String::from_utf8(bytes.to_vec()).expect("text");
        Answer { status: parts.status.as_u16(), headers: parts.headers, text }
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
