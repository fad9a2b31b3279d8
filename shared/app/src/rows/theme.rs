//! How a merchant's documents look: one row, read with every document that is drawn.

use domain::id::MerchantId;
use domain::theme::Theme;
use serde::{Deserialize, Serialize};

use super::{Record, RowKey, keys};

/// A merchant's theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeRow {
    /// Whose.
    pub merchant: MerchantId,
    /// How its documents look.
    pub theme: Theme,
    /// Moves with every change; none was made yet at 0, and nothing is stored.
    pub version: u64,
}

impl ThemeRow {
    /// As every merchant begins: the standing looks.
    pub fn standing(merchant: MerchantId) -> Self {
        Self { merchant, theme: Theme::default(), version: 0 }
    }
}

impl Record for ThemeRow {
    fn key(&self) -> RowKey {
        keys::theme(self.merchant)
    }

    fn version(&self) -> Option<u64> {
        Some(self.version)
    }
}
