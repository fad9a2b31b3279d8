//! VAT registration numbers: read strictly at the door, by their form alone from the store.

mod check_digit;
mod form;

use std::fmt;

use crate::country::Country;
use crate::refusal::Invalid;

/// A VAT identifier (BT-31, BT-48), without spaces or punctuation: two letters of the country and what the country
/// writes behind them; in Saudi Arabia and the United Arab Emirates 15 digits without letters. Greece writes `EL`,
/// Northern Ireland `XI`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct VatId(String);

impl VatId {
    /// Reads what a person wrote: small letters, spaces, dots and hyphens are put right.
    ///
    /// Refused is what does not have the form its country publishes (`vat_id_malformed`), and a Danish, German or
    /// Romanian number whose check digit is wrong (`vat_id_check_digit_wrong`). Whether the number was ever given to
    /// anybody only the country knows.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let written = text.chars().filter(|character| !character.is_whitespace() && !matches!(character, '.' | '-'));
        let id: String = written.map(|character| character.to_ascii_uppercase()).collect();
        form::check(&id)?;
        check_digit::check(&id)?;
        Ok(Self(id))
    }

    /// Reads what is stored. What was accepted once must load, whatever `parse` has learned since.
    fn stored(text: &str) -> Result<Self, Invalid> {
        if form::is_plausible(text) { Ok(Self(text.to_owned())) } else { Err(form::unreadable()) }
    }

    /// The identifier.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whose register it stands in: `EL` is Greece and `XI` the United Kingdom (see [`VatId::is_northern_irish`]).
    /// `None` where the two letters name no country, as in an old record.
    pub fn country(&self) -> Option<Country> {
        Country::parse(form::country_code(&self.0)).ok()
    }

    /// Whether it is one of Northern Ireland, which is in the EU for goods and outside for services (Windsor
    /// Framework, Article 8).
    pub fn is_northern_irish(&self) -> bool {
        self.0.starts_with("XI")
    }
}

impl fmt::Display for VatId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for VatId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for VatId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
        Self::stored(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
