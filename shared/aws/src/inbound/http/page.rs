//! `?limit=&cursor=`: which part of a list.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use wire::problem::Problem;

use super::refusal::Refusal;

/// How many entries when the caller does not say.
const LIMIT_STANDARD: usize = 20;
/// How many entries at most.
const LIMIT_MAX: usize = 100;

/// Which part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paging {
    /// 1 to 100.
    pub limit: usize,
    cursor: Option<String>,
}

impl Paging {
    /// The cursor, read by the list it belongs to.
    pub fn cursor<T, E>(&self, parse: impl Fn(&str) -> Result<T, E>) -> Result<Option<T>, Refusal> {
        let malformed = |_| Problem::new(400, "cursor_malformed", "give the next_cursor of the page before, unchanged");
        Ok(self.cursor.as_deref().map(parse).transpose().map_err(malformed)?)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Paging {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let mut paging = Self { limit: LIMIT_STANDARD, cursor: None };
        for pair in parts.uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=') {
                // Limits and cursors are plain letters and digits, so nothing in them is escaped.
                Some(("limit", value)) => paging.limit = limit(value)?,
                Some(("cursor", value)) if !value.is_empty() => paging.cursor = Some(value.to_owned()),
                Some(("cursor", _)) => {}
                _ => return Err(Problem::new(400, "query_unknown", "a list takes limit and cursor").into()),
            }
        }
        Ok(paging)
    }
}

fn limit(value: &str) -> Result<usize, Refusal> {
    let valid = value.parse().ok().filter(|limit| (1..=LIMIT_MAX).contains(limit));
    valid.ok_or_else(|| Problem::new(400, "limit_out_of_range", format!("limit is between 1 and {LIMIT_MAX}")).into())
}
