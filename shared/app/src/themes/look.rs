//! What a merchant's documents are drawn with: its theme, and its logo, which is fetched once.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use domain::id::MerchantId;
use domain::theme::{Logo, LogoFormat, Look, Theme};

use crate::failure::{Failure, FailureKind};
use crate::ports::{Documents, Records, Store};
use crate::rows::{ThemeRow, keys};

/// How many logos one process keeps; each is at most 250 KB.
const KEPT_MAX: usize = 16;

/// Logos by their keys, the latest first.
type Fetched = VecDeque<(String, Vec<u8>)>;

/// The logos that this process has fetched, by their keys, the latest first. A key names the picture's digest, so what
/// is kept never grows old.
#[derive(Debug, Clone, Default)]
pub struct KeptLogos(Arc<Mutex<Fetched>>);

impl KeptLogos {
    fn get(&self, key: &str) -> Option<Vec<u8>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|(known, _)| known == key)?;
        let found = kept.remove(at)?;
        let bytes = found.1.clone();
        kept.push_front(found);
        Some(bytes)
    }

    fn keep(&self, key: String, bytes: Vec<u8>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_front((key, bytes));
        kept.truncate(KEPT_MAX);
    }
}

/// Where a logo lies, by its digest.
pub(super) fn logo_key(merchant: MerchantId, logo: &Logo) -> String {
    let suffix = match logo.format {
        LogoFormat::Png => "png",
    };
    format!("{merchant}/logo/{}.{suffix}", logo.sha256)
}

/// What the merchant's documents are drawn with now.
pub async fn look(
    store: &impl Store,
    shelf: &impl Documents,
    kept: &KeptLogos,
    merchant: MerchantId,
) -> Result<Look, Failure> {
    let found: Option<ThemeRow> = store.find(&keys::theme(merchant)).await?;
    let theme = found.map(|row| row.theme).unwrap_or_default();
    with_logo(shelf, kept, merchant, theme).await
}

/// A theme with the bytes of the logo it names.
pub(super) async fn with_logo(
    shelf: &impl Documents,
    kept: &KeptLogos,
    merchant: MerchantId,
    theme: Theme,
) -> Result<Look, Failure> {
    let logo = match &theme.logo {
        Some(logo) => fetch(shelf, kept, &logo_key(merchant, logo)).await?,
        None => None,
    };
    Ok(Look { theme, logo })
}

/// The bytes of a logo. One that is not there is none: an invoice without its logo is still an invoice.
async fn fetch(shelf: &impl Documents, kept: &KeptLogos, key: &str) -> Result<Option<Vec<u8>>, Failure> {
    if let Some(bytes) = kept.get(key) {
        return Ok(Some(bytes));
    }
    let loaded = match shelf.load(key).await {
        Ok(loaded) => loaded,
        // What S3 says of an object that is not there to a function that may not list the bucket.
        Err(failure) if failure.kind() == FailureKind::Denied => None,
        Err(failure) => return Err(failure),
    };
    if let Some(bytes) = &loaded {
        kept.keep(key.to_owned(), bytes.clone());
    }
    Ok(loaded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_logos_as_there_is_room_for_are_kept_the_latest_used_longest() {
        let kept = KeptLogos::default();
        for n in 0..KEPT_MAX {
            kept.keep(format!("logo-{n}"), vec![0; n]);
        }
        assert_eq!(kept.get("logo-0"), Some(Vec::new()), "used again, it is the latest");
        kept.keep("another".to_owned(), vec![1]);
        assert_eq!(kept.get("logo-1"), None, "the one that nobody asked for longest made room");
        assert_eq!(kept.get("logo-0"), Some(Vec::new()));
        assert_eq!(kept.0.lock().unwrap().len(), KEPT_MAX);
    }
}
