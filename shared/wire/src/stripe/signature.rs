//! `Stripe-Signature: t=…,v1=…[,v1=…]`: HMAC-SHA256 over `{t}.{raw}`, the key being the whole `whsec_…` text.

use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use sha2::Sha256;

/// How far a signature's time may lie from now, either way.
const TOLERANCE: SignedDuration = SignedDuration::from_secs(300);

/// How many signatures of one header are looked at.
const SIGNATURES_MAX: usize = 10;

/// Why a signature is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadSignature {
    /// The header is missing, or has no time or no `v1`.
    #[error("the Stripe-Signature header is missing or malformed")]
    Malformed,
    /// No `v1` fits any secret.
    #[error("the signature does not fit")]
    Wrong,
    /// It fits, and is too old or from the future.
    #[error("the signature's time is more than 300 seconds from now")]
    Stale,
}

/// Verifies raw bytes against a header and the endpoint's secrets, in constant time. No secret fits nothing.
pub fn verify(raw: &[u8], header: Option<&str>, secrets: &[String], now: Timestamp) -> Result<(), BadSignature> {
    let header = header.ok_or(BadSignature::Malformed)?;
    let fields = || header.split(',').filter_map(|field| field.trim().split_once('='));
    let time = fields().find_map(|(name, value)| (name == "t").then_some(value)).ok_or(BadSignature::Malformed)?;
    let signatures: Vec<Vec<u8>> = fields()
        .filter(|(name, _)| *name == "v1")
        .take(SIGNATURES_MAX)
        .filter_map(|(_, value)| hex::decode(value).ok())
        .collect();
    if signatures.is_empty() {
        return Err(BadSignature::Malformed);
    }
    let fits = |secret: &String| signatures.iter().any(|signature| signed(raw, time, secret, signature));
    if !secrets.iter().any(fits) {
        return Err(BadSignature::Wrong);
    }
    let seconds: i64 = time.parse().map_err(|_| BadSignature::Malformed)?;
    let at = Timestamp::from_second(seconds).map_err(|_| BadSignature::Malformed)?;
    if now.duration_since(at).abs() > TOLERANCE {
        return Err(BadSignature::Stale);
    }
    Ok(())
}

fn signed(raw: &[u8], time: &str, secret: &str, signature: &[u8]) -> bool {
    let Ok(mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return false;
    };
    mac.chain_update(time.as_bytes()).chain_update(b".").chain_update(raw).verify_slice(signature).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "whsec_test_secret";
    const BODY: &[u8] = br#"{"id":"evt_test_webhook","object":"event"}"#;
    const GOOD: &str = "d95c6b7477fbd7e9f90b1b0ef5f9c7ac25abca5382460e0d988c2b2a5b71b990";

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).unwrap()
    }

    fn check(header: Option<&str>, secrets: &[&str], now: i64) -> Result<(), BadSignature> {
        let secrets: Vec<_> = secrets.iter().map(ToString::to_string).collect();
        verify(BODY, header, &secrets, at(now))
    }

    #[test]
    fn the_published_scheme_is_accepted_and_any_of_several_secrets_or_signatures_will_do() {
        let header = format!("t=1700000000,v1={GOOD}");
        assert_eq!(check(Some(&header), &[SECRET], 1_700_000_000), Ok(()));
        assert_eq!(check(Some(&header), &["whsec_new_secret", SECRET], 1_700_000_299), Ok(()));
        let rotated = format!("t=1700000000,v1={},v1={GOOD},v0=00", "0".repeat(64));
        assert_eq!(check(Some(&rotated), &[SECRET], 1_700_000_000), Ok(()));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let header = format!("t=1700000000,v1={GOOD}");
        assert_eq!(check(Some(&header), &["whsec_other"], 1_700_000_000), Err(BadSignature::Wrong));
        assert_eq!(check(Some(&header), &[], 1_700_000_000), Err(BadSignature::Wrong));
        let other_time = format!("t=1700000001,v1={GOOD}");
        assert_eq!(check(Some(&other_time), &[SECRET], 1_700_000_000), Err(BadSignature::Wrong));
        let only_v0 = format!("t=1700000000,v0={GOOD}");
        for header in [None, Some(""), Some("t=1"), Some("v1=00"), Some("t=1,v1=zz"), Some(only_v0.as_str())] {
            assert_eq!(check(header, &[SECRET], 1_700_000_000), Err(BadSignature::Malformed), "{header:?}");
        }
    }

    #[test]
    fn the_past_and_the_future_are_refused_alike() {
        let header = format!("t=1700000000,v1={GOOD}");
        assert_eq!(check(Some(&header), &[SECRET], 1_700_000_301), Err(BadSignature::Stale));
        assert_eq!(check(Some(&header), &[SECRET], 1_699_999_699), Err(BadSignature::Stale));
    }
}
