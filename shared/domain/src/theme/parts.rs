//! What a document is put together from, and in what.

use serde::{Deserialize, Serialize};

use crate::refusal::Invalid;

/// The page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl Paper {
    /// Every one there is.
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// Reads the name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        named(&Self::ALL, Self::as_str, text, "paper_unknown")
    }

    /// The name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }
}

/// What Latin, Greek and Cyrillic text is set in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Typeface {
    /// Without serifs.
    #[default]
    Sans,
    /// With serifs.
    Serif,
}

impl Typeface {
    /// Every one there is.
    pub const ALL: [Self; 2] = [Self::Sans, Self::Serif];

    /// Reads the name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        named(&Self::ALL, Self::as_str, text, "typeface_unknown")
    }

    /// The name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sans => "sans",
            Self::Serif => "serif",
        }
    }
}

/// Digits of Arabic documents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Digits {
    /// 0123456789.
    #[default]
    Western,
    /// ٠١٢٣٤٥٦٧٨٩.
    ArabicIndic,
}

impl Digits {
    /// Every one there is.
    pub const ALL: [Self; 2] = [Self::Western, Self::ArabicIndic];

    /// Reads the name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        named(&Self::ALL, Self::as_str, text, "digits_unknown")
    }

    /// The name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Western => "western",
            Self::ArabicIndic => "arabic_indic",
        }
    }
}

/// A block below the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// The sums and the VAT breakdown.
    Totals,
    /// Which VAT is charged, where that is not plain.
    VatNotes,
    /// Terms and how to pay.
    Payment,
    /// What the shop wrote on this invoice.
    Note,
    /// What the merchant writes on every document.
    Words,
}

impl Block {
    /// Every one there is.
    pub const ALL: [Self; 5] = [Self::Totals, Self::VatNotes, Self::Payment, Self::Note, Self::Words];

    /// Reads the name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        named(&Self::ALL, Self::as_str, text, "block_unknown")
    }

    /// The name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Totals => "totals",
            Self::VatNotes => "vat_notes",
            Self::Payment => "payment",
            Self::Note => "note",
            Self::Words => "words",
        }
    }
}

/// A column of the table of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// The number of the line.
    Position,
    /// BT-155, where a line has one.
    Item,
    /// BT-153 and BT-154.
    Description,
    /// BT-129 and BT-130.
    Quantity,
    /// BT-146.
    UnitPrice,
    /// BT-152.
    VatRate,
    /// BT-131.
    Net,
}

impl ColumnKind {
    /// Every one there is.
    pub const ALL: [Self; 7] =
        [Self::Position, Self::Item, Self::Description, Self::Quantity, Self::UnitPrice, Self::VatRate, Self::Net];

    /// Reads the name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        named(&Self::ALL, Self::as_str, text, "column_unknown")
    }

    /// The name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Position => "position",
            Self::Item => "item",
            Self::Description => "description",
            Self::Quantity => "quantity",
            Self::UnitPrice => "unit_price",
            Self::VatRate => "vat_rate",
            Self::Net => "net",
        }
    }
}

/// The one that is called so, or which there are.
pub(super) fn named<T: Copy>(
    all: &[T],
    name: fn(T) -> &'static str,
    text: &str,
    code: &'static str,
) -> Result<T, Invalid> {
    let found = all.iter().copied().find(|one| name(*one) == text);
    found.ok_or_else(|| {
        let names: Vec<_> = all.iter().copied().map(name).collect();
        Invalid::new(code, format!("{text:?} is not one of {}", names.join(", ")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_called_as_it_is_asked_for() {
        let stored = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        for block in Block::ALL {
            assert_eq!(stored(&serde_json::to_value(block).unwrap()), block.as_str());
            assert_eq!(Block::parse(block.as_str()).unwrap(), block);
        }
        for column in ColumnKind::ALL {
            assert_eq!(stored(&serde_json::to_value(column).unwrap()), column.as_str());
            assert_eq!(ColumnKind::parse(column.as_str()).unwrap(), column);
        }
        for digits in Digits::ALL {
            assert_eq!(stored(&serde_json::to_value(digits).unwrap()), digits.as_str());
        }
        let unknown = Paper::parse("A5").unwrap_err();
        assert_eq!((unknown.code, unknown.detail.as_str()), ("paper_unknown", "\"A5\" is not one of a4, letter"));
    }
}
