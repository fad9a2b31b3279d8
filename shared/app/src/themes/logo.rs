//! Keeps a merchant's logo, or does without one.

use domain::refusal::Invalid;
use domain::text::Text;
use domain::theme::{Logo, LogoFormat, Theme};

use super::change::put;
use super::look::logo_key;
use crate::desk::{Act, Desk};
use crate::failure::{Error, Failure, FailureKind};
use crate::once::sha256;
use crate::ports::{Documents, Ids, Store, ToStore, Waiting};
use crate::rows::ThemeRow;

/// A logo as it was drawn anew from an upload, of which nothing is left in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedrawnLogo {
    /// A PNG.
    pub png: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// Stores a logo under its digest and lets the theme name it. The same one again changes nothing; the one before stays
/// where it is, for whatever was drawn with it.
pub async fn keep_logo<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    shelf: &impl Documents,
    act: &Act,
    logo: &RedrawnLogo,
) -> Result<ThemeRow, Error> {
    let digest = sha256(&logo.png);
    let unnamed = |invalid: Invalid| Failure::new(FailureKind::Corrupt, "name a logo").because(invalid);
    let named = Logo {
        sha256: Text::parse(&digest).map_err(unnamed)?,
        format: LogoFormat::Png,
        width: logo.width,
        height: logo.height,
    };
    let key = logo_key(act.merchant, &named);
    let about = [("merchant", act.merchant.to_string())];
    let file = ToStore { key: &key, bytes: &logo.png, sha256: &digest, media_type: "image/png", about: &about };
    shelf.store(&file).await?;
    put(desk, act, None, |theme| Ok(Theme { logo: Some(named.clone()), ..theme.clone() })).await
}

/// Draws without a logo from now on.
pub async fn remove_logo<S: Store, I: Ids, W: Waiting>(desk: &Desk<S, I, W>, act: &Act) -> Result<ThemeRow, Error> {
    put(desk, act, None, |theme| Ok(Theme { logo: None, ..theme.clone() })).await
}
