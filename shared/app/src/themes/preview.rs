//! Draws a document of made-up content in a theme, and keeps nothing.

use domain::invoice::FileKind;
use domain::language::Language;
use domain::refusal::InvalidAt;
use domain::sample::{SampleKind, sample_credit_note, sample_invoice};
use domain::theme::Theme;

use super::change::{read, with_logo_of};
use super::look::with_logo;
use crate::desk::Act;
use crate::documents::{Studio, pay_link};
use crate::failure::{Error, Failure, FailureKind};
use crate::ports::{Documents, Drawing, Store};

/// What is to be drawn.
#[derive(Debug, Clone)]
pub struct Sample {
    /// In which theme; its logo is the one there is.
    pub theme: Theme,
    /// The merchant's own when absent.
    pub language: Option<Language>,
    /// Which document.
    pub kind: SampleKind,
}

/// The PDF of a sample of the merchant's own, as its documents would look in a theme.
pub async fn preview<L: Documents, R: Drawing>(
    store: &impl Store,
    studio: Studio<'_, L, R>,
    act: &Act,
    sample: Sample,
) -> Result<Vec<u8>, Error> {
    let merchant = crate::merchants::read(store, act).await?;
    let standing = read(store, act).await?;
    let theme = with_logo_of(sample.theme, standing.theme.logo.as_ref()).map_err(|no| no.at("/theme/logo"))?;
    let look = with_logo(studio.shelf, studio.logos, act.merchant, theme).await?;
    let language = sample.language.unwrap_or(merchant.profile.language);
    let drawn = match sample.kind {
        SampleKind::Invoice => {
            let invoice = sample_invoice(&merchant, language, act.now).map_err(unmade)?;
            studio.drawing.draw(&invoice, &pay_link(studio.public_url, &invoice), &look)?
        }
        SampleKind::CreditNote => {
            let note = sample_credit_note(&merchant, language, act.now).map_err(unmade)?;
            studio.drawing.draw_credit_note(&note, &look)?
        }
    };
    let pdf = drawn.into_iter().find(|file| file.kind == FileKind::Pdf);
    Ok(pdf.ok_or_else(|| Failure::new(FailureKind::Corrupt, "draw a PDF"))?.bytes)
}

/// What is made up is never the caller's mistake.
fn unmade(found: InvalidAt) -> Failure {
    Failure::new(FailureKind::Corrupt, "make a sample").because(found)
}
