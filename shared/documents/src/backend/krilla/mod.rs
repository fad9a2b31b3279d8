//! PDF/A-3b and PDF/UA-1 by way of krilla, which checks the rules of both standards while it writes.

mod draw;
mod outline;
mod raster;
mod tags;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use ::krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use ::krilla::metadata::{DateTime, Metadata, TextDirection};
use ::krilla::page::PageSettings;
use ::krilla::text::Font;
use ::krilla::{Document, SerializeSettings};

use super::Backend;
use crate::display::{About, Display};
use crate::error::DrawError;
use crate::text::face::Face;
pub(crate) use raster::Raster;
use tags::Tags;

/// The back end.
pub(crate) struct Krilla;

static FONTS: LazyLock<Option<Vec<Font>>> =
    LazyLock::new(|| Face::ALL.into_iter().map(|face| Font::new(face.bytes().into(), 0)).collect());

impl Backend for Krilla {
    fn write(&self, display: &Display) -> Result<Vec<u8>, DrawError> {
        let fonts = FONTS.as_ref().ok_or(DrawError::Font)?;
        let export = |error: &dyn std::fmt::Debug| DrawError::Export(format!("{error:?}"));
        let configuration = ConfigurationBuilder::new()
            .with_archival_validator(Archival::A3_B)
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .map_err(|error| export(&error))?;
        let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
        document.set_metadata(metadata(&display.about));
        let mut tags = Tags::new(&display.nodes);
        for (index, page) in display.pages.iter().enumerate() {
            let settings = PageSettings::from_wh(display.about.width, display.about.height).ok_or(DrawError::Page)?;
            draw::page(&mut document.start_page_with(settings), index, page, fonts, &mut tags);
        }
        document.set_tag_tree(tags.tree());
        document.set_outline(outline::outline(display));
        document.finish().map_err(|error| export(&error))
    }
}

fn metadata(about: &About) -> Metadata {
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    let day = DateTime::new(u16::try_from(about.date.year()).unwrap_or_default())
        .month(part(about.date.month()))
        .day(part(about.date.day()))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    Metadata::new()
        .title(about.title.clone())
        .authors(vec![about.author.clone()])
        .creator("Faktura".to_owned())
        .language(about.language.to_owned())
        .text_direction(if about.right_to_left { TextDirection::RightToLeft } else { TextDirection::LeftToRight })
        .creation_date(day)
}
