//! A merchant's own words by language: an object of objects, so that no language and no label is there twice.

use std::collections::BTreeMap;

use deserr::{Deserr, IntoValue, Value, ValuePointerRef};
use domain::language::Language;
use domain::refusal::Invalid;
use domain::text::{Note, Text};
use domain::theme::{LabelKey, ThemeWords, WordsByLanguage};
use utoipa::ToSchema;

use crate::read::{FieldErrors, Pairs, Read};

/// What is said in one language.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
pub struct WordsInput {
    /// Labels in other words, at most 40 characters each: `order_reference`, `buyer_reference`, `item`, `description`,
    /// `quantity`, `unit_price`, `net`, `payment`, `pay_online`, `note`.
    #[deserr(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    pub labels: LabelsInput,
    /// Stands on every document below the rest.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 2000)]
    pub note: Option<Read<Note>>,
    /// Stands at the foot of every page.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub footer: Option<Read<Text<200>>>,
}

/// What is said in each language.
#[derive(Debug, Clone, Default)]
pub struct WordsByLanguageInput(pub WordsByLanguage);

/// Labels in other words.
#[derive(Debug, Clone, Default)]
pub struct LabelsInput(pub Vec<(LabelKey, Text<40>)>);

impl Deserr<FieldErrors> for WordsByLanguageInput {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, FieldErrors> {
        let said = Pairs::<WordsInput>::deserialize_from_value(value, location)?.0;
        let said = each(said, location, |tag, words| {
            let WordsInput { labels, note, footer } = words;
            let (note, footer) = (note.map(|note| note.0), footer.map(|footer| footer.0));
            Ok(ThemeWords { language: Language::parse(tag)?, labels: labels.0, note, footer })
        })?;
        Ok(Self(WordsByLanguage(said)))
    }
}

impl Deserr<FieldErrors> for LabelsInput {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, FieldErrors> {
        let labels = Pairs::<String>::deserialize_from_value(value, location)?.0;
        each(labels, location, |key, text| Ok((LabelKey::parse(key)?, Text::parse(&text)?))).map(Self)
    }
}

/// Every pair read, or all that is wrong with them.
fn each<T, R>(
    pairs: BTreeMap<String, T>,
    location: ValuePointerRef<'_>,
    read: impl Fn(&str, T) -> Result<R, Invalid>,
) -> Result<Vec<R>, FieldErrors> {
    let (mut found, mut errors) = (Vec::with_capacity(pairs.len()), None);
    for (key, value) in pairs {
        match read(&key, value) {
            Ok(one) => found.push(one),
            Err(invalid) => {
                let refused = FieldErrors::refused(&invalid, location.push_key(&key));
                errors = Some(FieldErrors::joined(errors, refused, location));
            }
        }
    }
    errors.map_or(Ok(found), Err)
}
