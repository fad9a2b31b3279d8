//! Why a value from outside was not accepted: a stable code for programs and a sentence for people.

/// A value that is not what it should be. `code` never changes once published; `detail` may.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{detail}")]
pub struct Invalid {
    /// Stable, in `snake_case`, for programs.
    pub code: &'static str,
    /// One sentence for the person who sent it.
    pub detail: String,
}

impl Invalid {
    /// Names what is wrong.
    pub fn new(code: &'static str, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into() }
    }
}

/// A value that is not what it should be, and where it stands in what was asked: an RFC 6901 JSON pointer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{invalid}")]
pub struct InvalidAt {
    /// What is wrong.
    pub invalid: Invalid,
    /// Where; empty where it is about the whole.
    pub pointer: String,
}

impl Invalid {
    /// The same, about one place of what was asked.
    pub fn at(self, pointer: impl Into<String>) -> InvalidAt {
        InvalidAt { invalid: self, pointer: pointer.into() }
    }
}

impl InvalidAt {
    /// The same, where what was looked at stands under `pointer` of something larger.
    #[must_use]
    pub fn under(self, pointer: impl std::fmt::Display) -> Self {
        Self { pointer: format!("{pointer}{}", self.pointer), ..self }
    }
}

/// All that is wrong with one request: one thing, or several that are told at once.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{first}")]
pub struct Refused {
    /// What is told first.
    pub first: InvalidAt,
    /// The rest.
    pub others: Vec<InvalidAt>,
}

impl Refused {
    /// Refuses where anything was found.
    pub fn unless_none(found: Vec<InvalidAt>) -> Result<(), Self> {
        let mut found = found.into_iter();
        match found.next() {
            None => Ok(()),
            Some(first) => Err(Self { first, others: found.collect() }),
        }
    }
}

impl From<InvalidAt> for Refused {
    fn from(first: InvalidAt) -> Self {
        Self { first, others: Vec::new() }
    }
}

/// Gives a newtype over text its serialised form: written as the text, read through `parse`.
macro_rules! serde_as_text {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use serde_as_text;
