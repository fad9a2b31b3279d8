//! AWS as a script: answers in their order, whatever was asked, and a look at what was.

use aws_config::retry::RetryConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_s3::config::{Credentials, SharedCredentialsProvider, SharedHttpClient};
use aws_sdk_s3::primitives::SdkBody;
use aws_smithy_http_client::test_util::{NeverClient, ReplayEvent, StaticReplayClient};
use axum::http::{Request, Response};
use serde_json::Value;

use super::clients::timeouts;

/// What was asked, and of whom.
#[derive(Debug, Clone)]
pub(super) struct Script(StaticReplayClient);

/// An answer: its status and its body.
pub(super) type Answer = (u16, String);

/// A service that gives these answers, and then none.
pub(super) fn answering(answers: impl IntoIterator<Item = Answer>) -> (SdkConfig, Script) {
    answering_with_headers(answers.into_iter().map(|(status, body)| (status, Vec::new(), body)))
}

pub(super) fn answering_with_headers(
    answers: impl IntoIterator<Item = (u16, Vec<(&'static str, String)>, String)>,
) -> (SdkConfig, Script) {
    let events = answers.into_iter().map(|(status, headers, body)| {
        let mut response = Response::builder().status(status).header("x-amzn-requestid", "REQUEST-1");
        for (name, value) in headers {
            response = response.header(name, value);
        }
        let request = Request::builder().uri("https://aws.example").body(SdkBody::empty()).unwrap();
        ReplayEvent::new(request, response.body(SdkBody::from(body)).unwrap())
    });
    let client = StaticReplayClient::new(events.collect());
    (config(SharedHttpClient::new(client.clone())), Script(client))
}

/// A service that never answers.
pub(super) fn silent() -> (SdkConfig, NeverClient) {
    let client = NeverClient::new();
    (config(SharedHttpClient::new(client.clone())), client)
}

fn config(http: SharedHttpClient) -> SdkConfig {
    let credentials = Credentials::new("key", "secret", None, None, "test");
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .region(Region::new("eu-north-1"))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .retry_config(RetryConfig::standard().with_max_attempts(3))
        .timeout_config(timeouts())
        .http_client(http)
        .build()
}

impl Script {
    /// Which operation each call asked for, and its JSON.
    pub(super) fn calls(&self) -> Vec<(String, Value)> {
        let call = |request: &aws_sdk_s3::config::http::HttpRequest| {
            let target = request.headers().get("x-amz-target").unwrap_or_default();
            let operation = target.rsplit('.').next().unwrap_or_default().to_owned();
            (operation, serde_json::from_slice(request.body().bytes().unwrap_or_default()).unwrap_or_default())
        };
        self.0.actual_requests().map(call).collect()
    }

    /// The headers and body of the call at a place.
    pub(super) fn request(&self, place: usize) -> (Vec<(String, String)>, Vec<u8>) {
        let request = self.0.actual_requests().nth(place).unwrap();
        let headers = request.headers().iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
        (headers.collect(), request.body().bytes().unwrap_or_default().to_vec())
    }

    pub(super) fn count(&self) -> usize {
        self.0.actual_requests().count()
    }
}
