//! PDF/A-3b and PDF/UA-1 by way of krilla, which checks the rules of both standards while it writes.

mod draw;
mod outline;
mod packed;
mod raster;
mod tags;
#[cfg(test)]
mod tests;
mod xmp;

use std::sync::OnceLock;

use ::krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use ::krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use ::krilla::metadata::{DateTime, Metadata};
use ::krilla::page::PageSettings;
use ::krilla::text::Font;
use ::krilla::{Document, SerializeSettings};

use jiff::civil::Date;

use super::Backend;
use crate::attachment::{Attachment, Relationship};
use crate::display::{About, Display};
use crate::error::DrawError;
use crate::text::face::Face;
use packed::Packed;
pub(crate) use raster::Raster;
use tags::Tags;

/// The back end.
pub(crate) struct Krilla;

/// In the order of [`Face::ALL`], each parsed when a document first draws with it.
static FONTS: [OnceLock<Option<Font>>; Face::ALL.len()] = [const { OnceLock::new() }; Face::ALL.len()];

fn font(face: Face) -> Option<Font> {
    FONTS.get(face.index())?.get_or_init(|| Font::new(face.bytes().into(), 0)).clone()
}

impl Backend for Krilla {
    fn write(&self, display: &Display) -> Result<Vec<u8>, DrawError> {
        let export = |error: &dyn std::fmt::Debug| DrawError::Export(format!("{error:?}"));
        let configuration = ConfigurationBuilder::new()
            .with_archival_validator(Archival::A3_B)
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .map_err(|error| export(&error))?;
        // What is written here is compressed when it is packed.
        let settings =
            SerializeSettings { configuration, compress_content_streams: false, ..SerializeSettings::default() };
        let mut document = Document::new_with(settings);
        document.set_metadata(metadata(&display.about));
        let mut tags = Tags::new(&display.nodes);
        for (index, page) in display.pages.iter().enumerate() {
            let settings = PageSettings::from_wh(display.about.width, display.about.height).ok_or(DrawError::Page)?;
            draw::page(&mut document.start_page_with(settings), index, page, &mut tags);
        }
        document.set_tag_tree(tags.tree());
        document.set_outline(outline::outline(display));
        for attachment in &display.attachments {
            document.embed_file(embedded(attachment, display.about.date));
        }
        let file = document.finish().map_err(|error| export(&error))?;
        packed(&file, &display.attachments).ok_or_else(|| export(&"krilla's file cannot be packed"))
    }
}

/// The file smaller, and with what its metadata say of an electronic invoice in it.
fn packed(file: &[u8], attachments: &[Attachment]) -> Option<Vec<u8>> {
    let mut packed = Packed::read(file)?;
    if let Some((attachment, level)) = attachments.iter().find_map(|one| Some((one, one.factur_x?))) {
        packed.change_metadata(|packet| xmp::with_factur_x(packet, attachment, level))?;
    }
    packed.write()
}

fn embedded(attachment: &Attachment, date: Date) -> EmbeddedFile {
    EmbeddedFile {
        path: attachment.name.clone(),
        mime_type: MimeType::new(attachment.media_type).or_else(|| MimeType::new("application/octet-stream")),
        description: Some(attachment.description.clone()),
        association_kind: match attachment.relationship {
            Relationship::Alternative => AssociationKind::Alternative,
            Relationship::Data => AssociationKind::Data,
            Relationship::Source => AssociationKind::Source,
        },
        data: attachment.content.clone().into(),
        modification_date: Some(midnight(date)),
        compress: Some(false),
        location: None,
    }
}

fn midnight(date: Date) -> DateTime {
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    DateTime::new(u16::try_from(date.year()).unwrap_or_default())
        .month(part(date.month()))
        .day(part(date.day()))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

fn metadata(about: &About) -> Metadata {
    // Metadata are XML, which some characters cannot stand in at all (XML 1.0, 2.2).
    let written = |text: &str| text.replace(|one: char| one.is_control() || matches!(one, '\u{fffe}' | '\u{ffff}'), "");
    Metadata::new()
        .title(written(&about.title))
        .authors(vec![written(&about.author)])
        .creator("Faktura".to_owned())
        .language(about.language.to_owned())
        // No direction: pdfium would take each line of an Arabic page for one from right to left, and so turn an IBAN
        // or an address of the web around when it is copied.
        .creation_date(midnight(about.date))
}
