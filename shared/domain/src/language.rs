//! The languages a customer may be written to in.

use std::fmt;

use crate::refusal::{Invalid, serde_as_text};

/// A language of documents, mails and pages (BCP 47 primary tag).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Danish, `da`.
    Danish,
    /// Romanian, `ro`.
    Romanian,
    /// Arabic, `ar`, right to left.
    Arabic,
    /// English, `en`.
    English,
}

impl Language {
    /// Every language there is a catalogue for.
    pub const ALL: [Self; 4] = [Self::Danish, Self::Romanian, Self::Arabic, Self::English];

    /// Reads the tag.
    pub fn parse(tag: &str) -> Result<Self, Invalid> {
        Self::ALL
            .into_iter()
            .find(|language| language.tag() == tag)
            .ok_or_else(|| Invalid::new("language_unknown", format!("{tag:?} is not one of da, ro, ar, en")))
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Danish => "da",
            Self::Romanian => "ro",
            Self::Arabic => "ar",
            Self::English => "en",
        }
    }

    /// Whether it is written from right to left.
    pub fn is_right_to_left(self) -> bool {
        matches!(self, Self::Arabic)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

serde_as_text!(Language);
