//! A picture as krilla keeps it: decoded once, then only copied into each document.

use ::krilla::configure::{Archival, ConfigurationBuilder};
use ::krilla::geom::Size;
use ::krilla::image::Image;
use ::krilla::metadata::{DateTime, Metadata};
use ::krilla::page::PageSettings;
use ::krilla::{Document, SerializeSettings};

/// A picture that is known to pass into a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Raster(pub(super) Image);

impl Raster {
    /// Reads a PNG file.
    pub(crate) fn png(file: Vec<u8>) -> Option<Self> {
        Self::tried(Image::from_png(file.into(), false).ok()?)
    }

    /// Reads a JPEG file.
    pub(crate) fn jpeg(file: Vec<u8>) -> Option<Self> {
        Self::tried(Image::from_jpeg(file.into(), false).ok()?)
    }

    /// In pixels.
    pub(crate) fn size(&self) -> (u32, u32) {
        self.0.size()
    }

    /// Some faults show only when a document is finished, which must not be an invoice: this one holds nothing else.
    fn tried(image: Image) -> Option<Self> {
        let configuration = ConfigurationBuilder::new().with_archival_validator(Archival::A3_B).finish().ok()?;
        let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
        document.set_metadata(Metadata::new().creation_date(DateTime::new(2000)));
        let mut page = document.start_page_with(PageSettings::from_wh(100.0, 100.0)?);
        page.surface().draw_image(image.clone(), Size::from_wh(100.0, 100.0)?);
        page.finish();
        document.finish().ok().map(|_| Self(image))
    }
}
