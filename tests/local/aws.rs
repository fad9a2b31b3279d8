//! AWS calls to the stack, signed with Signature Version 4, without an SDK: as root, or as a function's role.
//!
//! Source: "Create a signed AWS API request", IAM User Guide.

use std::fmt::Write as _;

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tests::http::Answer;

use crate::http::{Raw, send};
use crate::stack::stack;

/// Who asks.
#[derive(Clone)]
pub(crate) struct Credentials {
    pub(crate) key: String,
    pub(crate) secret: String,
    pub(crate) token: Option<String>,
}

/// What is asked.
#[derive(Clone, Copy, Default)]
pub(crate) struct Call<'a> {
    pub(crate) service: &'a str,
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    /// In the order of their names.
    pub(crate) query: &'a [(&'a str, &'a str)],
    pub(crate) headers: &'a [(&'a str, &'a str)],
    pub(crate) body: &'a [u8],
}

/// Calls as somebody and answers whatever the stack does.
pub(crate) fn call_as(who: &Credentials, call: Call<'_>) -> Raw {
    let stack = stack();
    let query: Vec<_> = call.query.iter().map(|(name, value)| format!("{}={}", quoted(name), quoted(value))).collect();
    let query = query.join("&");
    let stamp = Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string();
    let digest = hex::encode(Sha256::digest(call.body));
    let host = stack.endpoint.trim_start_matches("http://");
    let mut headers = vec![("host", host), ("x-amz-content-sha256", digest.as_str()), ("x-amz-date", stamp.as_str())];
    headers.extend(who.token.as_deref().map(|token| ("x-amz-security-token", token)));
    headers.extend_from_slice(call.headers);
    headers.sort_unstable();
    let names: Vec<_> = headers.iter().map(|(name, _)| *name).collect();
    let names = names.join(";");
    let mut canonical = format!("{}\n{}\n{query}\n", call.method, call.path);
    for (name, value) in &headers {
        let _ = writeln!(canonical, "{name}:{value}");
    }
    let _ = write!(canonical, "\n{names}\n{digest}");
    let day = &stamp[..8];
    let scope = format!("{day}/{}/{}/aws4_request", stack.region, call.service);
    let to_sign = format!("AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{}", hex::encode(Sha256::digest(&canonical)));
    let parts = [day, &stack.region, call.service, "aws4_request"];
    let start = format!("AWS4{}", who.secret).into_bytes();
    let key = parts.iter().fold(start, |key, part| keyed(&key, part));
    let signature = hex::encode(keyed(&key, &to_sign));
    let authorization =
        format!("AWS4-HMAC-SHA256 Credential={}/{scope}, SignedHeaders={names}, Signature={signature}", who.key);
    headers.retain(|(name, _)| *name != "host");
    headers.push(("authorization", &authorization));
    let mark = if query.is_empty() { "" } else { "?" };
    send(call.method, &format!("{}{}{mark}{query}", stack.endpoint, call.path), &headers, call.body)
}

fn keyed(key: &[u8], text: &str) -> Vec<u8> {
    let mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length");
    mac.chain_update(text.as_bytes()).finalize().into_bytes().to_vec()
}

fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            quoted.push(char::from(byte));
        } else {
            let _ = write!(quoted, "%{byte:02X}");
        }
    }
    quoted
}

/// Calls a service that speaks JSON, as somebody: `("dynamodb", "DynamoDB_20120810.Query")`.
pub(crate) fn json_as(who: &Credentials, service: &str, target: &str, payload: &Value) -> Answer {
    let headers = [("content-type", "application/x-amz-json-1.0"), ("x-amz-target", target)];
    let body = payload.to_string();
    let call = Call { service, method: "POST", path: "/", headers: &headers, body: body.as_bytes(), ..Call::default() };
    call_as(who, call).answer
}

/// Calls a service that speaks JSON, as root, and expects it done.
pub(crate) fn json(service: &str, target: &str, payload: &Value) -> Value {
    let answer = json_as(&stack().root, service, target, payload);
    assert_eq!(answer.status, 200, "{target} {payload}: {}", answer.text);
    if answer.text.is_empty() { Value::Null } else { answer.json() }
}

/// Reads from a service that speaks REST and JSON, as root.
pub(crate) fn read(service: &str, path: &str) -> Value {
    let call = Call { service, method: "GET", path, ..Call::default() };
    call_as(&stack().root, call).answer.expect(200).json()
}

/// Runs a deployed function with an event and waits for what it answers.
pub(crate) fn invoke(function: &str, event: &Value) -> Value {
    let path = format!("/2015-03-31/functions/{}-{function}/invocations", stack().name);
    let body = event.to_string();
    let call = Call { service: "lambda", method: "POST", path: &path, body: body.as_bytes(), ..Call::default() };
    let answer = call_as(&stack().root, call).answer;
    assert_eq!(answer.status, 200, "{function}: {}", answer.text);
    assert!(!answer.headers.contains_key("x-amz-function-error"), "{function} failed: {}", answer.text);
    serde_json::from_str(&answer.text).unwrap_or(Value::Null)
}

/// What a deployed function was told: environment, role, memory.
pub(crate) fn configuration(function: &str) -> Value {
    read("lambda", &format!("/2015-03-31/functions/{}-{function}/configuration", stack().name))
}

/// The credentials a function has: a session of its role.
pub(crate) fn credentials_of(configuration: &Value) -> Credentials {
    let asked = json!({ "RoleArn": configuration["Role"], "RoleSessionName": "tests" });
    let given = json("sts", "AWSSecurityTokenServiceV20110615.AssumeRole", &asked);
    let text = |name: &str| given["Credentials"][name].as_str().expect("a credential").to_owned();
    Credentials { key: text("AccessKeyId"), secret: text("SecretAccessKey"), token: Some(text("SessionToken")) }
}
