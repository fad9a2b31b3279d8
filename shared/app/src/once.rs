//! Twice is the same as once: a request's keys, remembered in the transaction of its effect.

use std::fmt::Display;

use domain::id::MerchantId;
use domain::text::{IdempotencyKey, Reference};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::ports::{Records, Store, Write};
use crate::rows::{KeyRow, Record};

/// How long an `Idempotency-Key` is remembered.
const HEADER_KEY_LIFE: SignedDuration = SignedDuration::from_hours(24 * 30);

/// The keys a request came with: the header's, remembered for 30 days, and the caller's own id, for ever.
#[derive(Debug, Clone)]
pub struct Once {
    rows: Vec<KeyRow>,
}

/// The keys of a request, before they are bound to it.
#[derive(Debug, Clone, Copy, Default)]
pub struct RequestKeys<'a> {
    /// `Idempotency-Key`.
    pub header: Option<&'a IdempotencyKey>,
    /// The caller's own id of what is to be made.
    pub external_id: Option<&'a Reference>,
}

impl Once {
    /// Binds keys to a request: `verb` and the body give its fingerprint. A request without any key is refused where
    /// it would make something twice.
    pub fn new(
        owner: Option<MerchantId>,
        keys: RequestKeys<'_>,
        verb: &str,
        request: &impl Serialize,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let fingerprint = fingerprint(verb, request)?;
        let row = |scope: &str, key: &str, expires_at| KeyRow {
            merchant: owner,
            scope: scope.to_owned(),
            digest: sha256(key.as_bytes()),
            fingerprint: fingerprint.clone(),
            made: String::new(),
            expires_at,
        };
        let external = keys.external_id.map(|id| row(verb, id.as_str(), None));
        let forgotten_at = now.checked_add(HEADER_KEY_LIFE).unwrap_or(Timestamp::MAX);
        let header = keys.header.map(|key| row("header", key.as_str(), Some(forgotten_at)));
        let rows: Vec<_> = external.into_iter().chain(header).collect();
        if rows.is_empty() {
            let detail =
                "send an Idempotency-Key header or an external_id, so that a repeated request is not done twice";
            return Err(Rejection::new("idempotency_key_missing", detail).into());
        }
        Ok(Self { rows })
    }

    /// How many rows it writes; they come first in a commit.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Never: a request without keys is refused.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The id of what this request made before. Another request under the same key is refused.
    pub async fn done_before(&self, store: &impl Store, now: Timestamp) -> Result<Option<String>, Error> {
        for row in &self.rows {
            let Some(before) = store.find::<KeyRow>(&row.key()).await? else {
                continue;
            };
            if before.expires_at.is_some_and(|expires_at| expires_at <= now) {
                continue;
            }
            if before.fingerprint != row.fingerprint {
                return Err(reused(&before));
            }
            return Ok(Some(before.made));
        }
        Ok(None)
    }

    /// Remembers what was made.
    pub fn writes(&self, made: impl Display) -> Result<Vec<Write>, Failure> {
        self.rows.iter().map(|row| Write::insert(&KeyRow { made: made.to_string(), ..row.clone() })).collect()
    }
}

fn reused(before: &KeyRow) -> Error {
    let (code, what) = match before.scope.as_str() {
        "header" => ("idempotency_key_reused", "Idempotency-Key"),
        "coupon" => ("coupon_code_reused", "code"),
        _ => ("external_id_reused", "external_id"),
    };
    Rejection::new(code, format!("this {what} was used for another request; nothing was done")).into()
}
/// The key of a caller's own id, remembered for ever.
pub(crate) fn external_id_key(
    merchant: MerchantId,
    verb: &str,
    external_id: &Reference,
    request: &impl Serialize,
    made: impl Display,
) -> Result<KeyRow, Failure> {
    Ok(KeyRow {
        merchant: Some(merchant),
        scope: verb.to_owned(),
        digest: sha256(external_id.as_str().as_bytes()),
        fingerprint: fingerprint(verb, request)?,
        made: made.to_string(),
        expires_at: None,
    })
}

fn fingerprint(verb: &str, request: &impl Serialize) -> Result<String, Failure> {
    let corrupt = |error| Failure::new(FailureKind::Corrupt, "fingerprint a request").because(error);
    let body = serde_json::to_vec(request).map_err(corrupt)?;
    Ok(sha256(&[verb.as_bytes(), b"\n", &body].concat()))
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}
