//! Reads and changes how a merchant's documents look.

use domain::theme::{Logo, Theme};

use crate::desk::{Act, Committed, Desk, PUT_ATTEMPTS_MAX};
use crate::failure::{Error, Failure, FailureKind, Rejection};
use crate::ports::{Ids, Records, Store, Waiting, Write};
use crate::rows::{ThemeRow, keys};

/// The merchant's theme; the standing one, at version 0, where none was ever set.
pub async fn read(store: &impl Store, act: &Act) -> Result<ThemeRow, Failure> {
    let found = store.find(&keys::theme(act.merchant)).await?;
    Ok(found.unwrap_or_else(|| ThemeRow::standing(act.merchant)))
}

/// Puts another theme in place, if it is still at the version the caller has seen, where the caller says which. What
/// was drawn before stays as it is. The logo stays too: a theme that names one must name the one there is
/// (`logo_fixed`).
pub async fn change<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    version: Option<u64>,
    theme: Theme,
) -> Result<ThemeRow, Error> {
    put(desk, act, version, |standing| with_logo_of(theme.clone(), standing.logo.as_ref())).await
}

/// A theme with the logo there is.
pub(super) fn with_logo_of(theme: Theme, logo: Option<&Logo>) -> Result<Theme, Rejection> {
    if theme.logo.as_ref().is_some_and(|named| logo.is_none_or(|kept| kept.sha256 != named.sha256)) {
        let detail = "this is not the logo there is; leave it out, and change it at /v1/settings/theme/logo";
        return Err(Rejection::new("logo_fixed", detail).at("/logo"));
    }
    Ok(Theme { logo: logo.cloned(), ..theme })
}

/// Puts in place what a theme is changed to, again where others change it in between.
pub(super) async fn put<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    version: Option<u64>,
    changed: impl Fn(&Theme) -> Result<Theme, Rejection>,
) -> Result<ThemeRow, Error> {
    for _ in 0..PUT_ATTEMPTS_MAX {
        let standing = read(&desk.store, act).await?;
        if version.is_some_and(|version| version != standing.version) {
            return Err(Rejection::outdated("theme").into());
        }
        let theme = changed(&standing.theme)?;
        if theme == standing.theme {
            return Ok(standing);
        }
        let row = ThemeRow { theme, version: standing.version.saturating_add(1), ..standing };
        let write = if row.version == 1 { Write::insert(&row)? } else { Write::replace(&row)? };
        if desk.commit(vec![write], act.now).await? == Committed::Done {
            return Ok(row);
        }
    }
    Err(Failure::new(FailureKind::Contended, "change a theme").into())
}
