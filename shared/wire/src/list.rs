//! A page of a list.

use serde::Serialize;
use utoipa::ToSchema;

/// Some of a list, and where the rest begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct List<T> {
    /// At most as many as asked.
    pub data: Vec<T>,
    /// Whether more follow.
    pub has_more: bool,
    /// Give it as `cursor` to get them; opaque.
    pub next_cursor: Option<String>,
}

impl<T> List<T> {
    /// A page; `cursor_of` names the place of its last entry.
    pub fn new(data: Vec<T>, has_more: bool, cursor_of: impl Fn(&T) -> String) -> Self {
        let next_cursor = data.last().filter(|_| has_more).map(cursor_of);
        Self { data, has_more, next_cursor }
    }
}
