//! Who calls: the key, the time, and the headers that matter.

use app::desk::{Act, AnyDesk};
use app::failure::{Error, Rejection, RejectionKind};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::access::Scope;
use domain::event::{Actor, Correlation};
use domain::text::IdempotencyKey;
use jiff::Timestamp;
use wire::problem::Problem;

use super::door::Arrival;
use super::refusal::Refusal;

/// A request as far as its headers go.
#[derive(Debug, Clone)]
pub struct Caller {
    /// When it arrived.
    pub now: Timestamp,
    /// Which request it is.
    pub correlation: Correlation,
    bearer: Option<Bearer>,
    idempotency_key: Option<String>,
    if_match: Option<String>,
    stripe_signature: Option<String>,
}

/// What stands behind `Authorization: Bearer`.
#[derive(Clone)]
pub struct Bearer(String);

impl Bearer {
    /// The key as it was sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Never the key itself.
impl std::fmt::Debug for Bearer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Bearer(…)")
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let arrival = parts.extensions.get::<Arrival>().cloned();
        let arrival = arrival.ok_or_else(|| Problem::new(500, "internal_error", "the route has no door"))?;
        let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let bearer = header("authorization")
            .and_then(|value| value.split_once(' ').map(|(scheme, key)| (scheme.to_owned(), key.trim().to_owned())))
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map(|(_, key)| Bearer(key));
        Ok(Self {
            now: arrival.now,
            correlation: arrival.correlation,
            bearer,
            idempotency_key: header("idempotency-key"),
            if_match: header("if-match"),
            stripe_signature: header("stripe-signature"),
        })
    }
}

impl Caller {
    /// The merchant's act, once its key is verified for a scope.
    pub async fn act<D: AnyDesk>(&self, desk: &D, needed: Scope) -> Result<Act, Refusal> {
        let bearer = self.bearer()?;
        let verified = app::keys::verify(&desk.desk().store, bearer.as_str(), needed).await?;
        Ok(Act {
            merchant: verified.merchant,
            now: self.now,
            actor: Actor::ApiKey(verified.key),
            correlation: self.correlation.clone(),
        })
    }

    /// The key it came with.
    pub fn bearer(&self) -> Result<&Bearer, Refusal> {
        let missing = || {
            let detail = "send a key as Authorization: Bearer …";
            Error::from(Rejection::new("key_missing", detail).of_kind(RejectionKind::Unauthenticated))
        };
        Ok(self.bearer.as_ref().ok_or_else(missing)?)
    }

    /// The `Idempotency-Key`, if there is one.
    pub fn idempotency_key(&self) -> Result<Option<IdempotencyKey>, Refusal> {
        let key = self.idempotency_key.as_deref().map(IdempotencyKey::parse).transpose();
        key.map_err(|invalid| Problem::new(400, invalid.code, invalid.detail).into())
    }

    /// The version in `If-Match`, if there is one; it is what an `ETag` was.
    pub fn version(&self) -> Result<Option<u64>, Refusal> {
        let malformed =
            || Problem::new(400, "if_match_malformed", "If-Match is an ETag as it was given, such as \"v3\"");
        let read = |tag: &String| {
            let digits = tag.trim().strip_prefix("\"v").and_then(|rest| rest.strip_suffix('"'));
            digits.and_then(|digits| digits.parse().ok()).ok_or_else(malformed)
        };
        Ok(self.if_match.as_ref().map(read).transpose()?)
    }

    /// The version in `If-Match`, which must be there.
    pub fn required_version(&self) -> Result<u64, Refusal> {
        let missing = || Problem::new(428, "if_match_missing", "send the draft's ETag as If-Match");
        Ok(self.version()?.ok_or_else(missing)?)
    }

    /// `Stripe-Signature`.
    pub fn stripe_signature(&self) -> Option<&str> {
        self.stripe_signature.as_deref()
    }
}
