//! HTTP to the stack, from outside, one request at a time.

use std::sync::OnceLock;
use std::time::Duration;

use tests::http::Answer;
use ureq::Agent;
use ureq::http::Request;

/// How long an answer may take; the gateway gives a function 29 seconds.
const ANSWER_MAX: Duration = Duration::from_mins(1);

/// An answer with its bytes.
pub(crate) struct Raw {
    pub(crate) answer: Answer,
    pub(crate) bytes: Vec<u8>,
}

fn agent() -> &'static Agent {
    static AGENT: OnceLock<Agent> = OnceLock::new();
    AGENT.get_or_init(|| {
        let config = Agent::config_builder().http_status_as_error(false).timeout_global(Some(ANSWER_MAX));
        config.max_idle_connections_per_host(32).build().into()
    })
}

/// Sends and reads the answer, whatever its status.
pub(crate) fn send(method: &str, url: &str, headers: &[(&str, &str)], body: &[u8]) -> Raw {
    let mut request = Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let sent = if body.is_empty() && method != "POST" {
        agent().run(request.body(()).expect("a request"))
    } else {
        agent().run(request.body(body).expect("a request"))
    };
    let mut response = sent.unwrap_or_else(|error| panic!("{method} {url}: {error}"));
    let read = response.body_mut().with_config().limit(u64::MAX).read_to_vec();
    let bytes = read.unwrap_or_else(|error| panic!("{method} {url}: {error}"));
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let answer = Answer { status: response.status().as_u16(), headers: response.headers().clone(), text };
    Raw { answer, bytes }
}

/// The bytes at an address that needs no key.
pub(crate) fn fetch(url: &str) -> Vec<u8> {
    let raw = send("GET", url, &[], &[]);
    raw.answer.expect(200);
    raw.bytes
}
