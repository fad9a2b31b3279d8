//! What a merchant says of its VAT.

use serde::{Deserialize, Serialize};

use super::ConfirmedRate;
use crate::text::Line;

/// A merchant's VAT. By default it is taxed as most are and has not chosen the One Stop Shop.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaxSettings {
    /// How the merchant itself is taxed.
    pub scheme: Scheme,
    /// Whose VAT consumers in other member states pay.
    pub distance_sales: DistanceSales,
    /// Rates it vouches for.
    pub confirmed: Vec<ConfirmedRate>,
}

impl TaxSettings {
    /// Whether the merchant has said nothing.
    pub fn are_default(&self) -> bool {
        *self == Self::default()
    }
}

/// How a seller is taxed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Scheme {
    /// It charges VAT.
    #[default]
    Standard,
    /// It is exempt as a small business (Article 284 of Directive 2006/112/EC).
    SmallBusiness {
        /// What its invoices say (BT-120), where that is not the sentence of the rule.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Line>,
    },
}

/// Whose VAT a consumer in another member state pays, for goods and digital services together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DistanceSales {
    /// The seller's: it sells for at most EUR 10,000 a year to them and has not chosen otherwise (Article 59c of
    /// Directive 2006/112/EC).
    #[default]
    Origin,
    /// The consumer's, declared through the One Stop Shop (Articles 33, 58 and 369a to 369k).
    Destination,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_stored_by_name_and_what_is_missing_is_the_default() {
        assert_eq!(serde_json::from_str::<TaxSettings>("{}").unwrap(), TaxSettings::default());
        let plain = r#"{"scheme":{"kind":"standard"},"distance_sales":"origin","confirmed":[]}"#;
        assert_eq!(serde_json::to_string(&TaxSettings::default()).unwrap(), plain);
        for scheme in [r#"{"kind":"small_business"}"#, r#"{"kind":"small_business","reason":"Franchise en base"}"#] {
            let stored = format!(r#"{{"scheme":{scheme},"distance_sales":"destination","confirmed":[]}}"#);
            let settings: TaxSettings = serde_json::from_str(&stored).unwrap();
            assert_ne!(settings.scheme, Scheme::Standard);
            assert_eq!(settings.distance_sales, DistanceSales::Destination);
            assert_eq!(serde_json::to_string(&settings).unwrap(), stored);
            assert!(!settings.are_default());
        }
        assert!(TaxSettings::default().are_default());
    }
}
