//! An object of any keys. `deserr` reads a map of its own and forgets what is wrong with the values in it (0.6: the
//! errors it merged are never answered), so that a pair would be lost without a word.

use std::collections::BTreeMap;

use deserr::{DeserializeError, Deserr, ErrorKind, IntoValue, Map, Value, ValueKind, ValuePointerRef, take_cf_content};

use super::FieldErrors;

/// The pairs of an object, each value read, or all that is wrong with them.
pub(crate) struct Pairs<T>(pub(crate) BTreeMap<String, T>);

impl<T: Deserr<FieldErrors>> Deserr<FieldErrors> for Pairs<T> {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, FieldErrors> {
        let map = match value {
            Value::Map(map) => map,
            actual => {
                let wrong = ErrorKind::IncorrectValueKind { actual, accepted: &[ValueKind::Map] };
                return Err(take_cf_content(FieldErrors::error(None, wrong, location)));
            }
        };
        let (mut read, mut errors) = (BTreeMap::new(), None);
        for (key, value) in map.into_iter() {
            match T::deserialize_from_value(value.into_value(), location.push_key(&key)) {
                Ok(value) => {
                    read.insert(key, value);
                }
                Err(found) => errors = Some(FieldErrors::joined(errors, found, location)),
            }
        }
        errors.map_or(Ok(Self(read)), Err)
    }
}

#[cfg(test)]
mod tests {
    use crate::read::{MetadataInput, read};

    #[derive(Debug, deserr::Deserr)]
    #[deserr(error = crate::read::FieldErrors)]
    struct Kept {
        metadata: MetadataInput,
    }

    #[test]
    fn a_pair_that_is_no_text_is_named_and_never_lost() {
        let kept: Kept = read(br#"{ "metadata": { "shop": "1", "till": "2" } }"#).unwrap();
        assert_eq!(kept.metadata.0.len(), 2);
        let refused = read::<Kept>(br#"{ "metadata": { "shop": 1, "till": null, "name": "" } }"#).unwrap_err();
        let told = serde_json::to_value(&refused).unwrap().to_string();
        for field in ["/metadata/shop", "/metadata/till"] {
            assert!(told.contains(field), "{told}");
        }
        assert!(read::<Kept>(br#"{ "metadata": [] }"#).is_err());
    }
}
