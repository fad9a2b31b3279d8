//! What a document is put together from, and in what.

use serde::{Deserialize, Serialize};

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
