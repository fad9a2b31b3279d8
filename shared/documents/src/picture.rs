//! A picture for a page, a merchant's logo: a PNG, read once, and from then on ready to be carried by any document.

use crate::backend::deflate;
use crate::logo;

/// The pixels a picture may have: more are more than paper shows, and memory to no use.
pub const PIXELS_MAX: u64 = 4_000_000;
const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A picture that any document can carry. Drawing it many times costs its decoding once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    width: u32,
    height: u32,
    /// Red, green and blue of each pixel, as documents carry them.
    colors: Vec<u8>,
    /// How opaque each pixel is, where any is not.
    opacity: Option<Vec<u8>>,
}

/// Why bytes are no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// They do not begin as a PNG does.
    #[error("a picture is a PNG file")]
    Unknown,
    /// It has more pixels than [`PIXELS_MAX`].
    #[error("a picture has at most {PIXELS_MAX} pixels")]
    TooLarge,
    /// It begins as a picture and cannot be read as one.
    #[error("the picture cannot be read; save it anew as PNG")]
    Unreadable,
}

impl Picture {
    /// Reads a PNG file.
    pub fn read(file: &[u8]) -> Result<Self, PictureError> {
        if !file.starts_with(PNG_SIGNATURE) {
            return Err(PictureError::Unknown);
        }
        // Before anything is decoded: a few bytes may ask for gigabytes.
        if png_pixels(file).ok_or(PictureError::Unreadable)? > PIXELS_MAX {
            return Err(PictureError::TooLarge);
        }
        let raster = logo::png::read(file).map_err(|_| PictureError::Unreadable)?;
        let colors: Vec<u8> = raster.pixels().iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect();
        let opacity: Vec<u8> = raster.pixels().iter().map(|[.., opacity]| *opacity).collect();
        Ok(Self {
            width: raster.width(),
            height: raster.height(),
            colors: deflate(&colors).ok_or(PictureError::Unreadable)?,
            opacity: if raster.is_opaque() { None } else { deflate(&opacity) },
        })
    }

    /// In pixels, at least one.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// In pixels, at least one.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Three bytes a pixel, compressed.
    pub(crate) fn colors(&self) -> &[u8] {
        &self.colors
    }

    /// A byte a pixel, compressed; none where nothing shines through.
    pub(crate) fn opacity(&self) -> Option<&[u8]> {
        self.opacity.as_deref()
    }
}

/// Width by height, as its first chunk says; a PNG's first chunk stands at a fixed place.
fn png_pixels(file: &[u8]) -> Option<u64> {
    let number = |start: usize| {
        let bytes = file.get(start..start.checked_add(4)?)?;
        Some(u64::from(u32::from_be_bytes(bytes.try_into().ok()?)))
    };
    number(16)?.checked_mul(number(20)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pictures;

    #[test]
    fn a_png_is_a_picture() {
        let png = Picture::read(&pictures::png(3, 2)).unwrap();
        assert_eq!((png.width(), png.height()), (3, 2));
    }

    #[test]
    fn what_is_no_picture_is_refused_before_a_document_carries_it() {
        assert_eq!(Picture::read(b"<svg/>"), Err(PictureError::Unknown));
        let mut broken = pictures::png(3, 2);
        broken.truncate(50);
        assert_eq!(Picture::read(&broken), Err(PictureError::Unreadable));
        assert_eq!(Picture::read(pictures::JPEG), Err(PictureError::Unknown), "logos are kept as PNG");
    }

    #[test]
    fn a_picture_that_would_fill_the_memory_is_refused_unread() {
        // 100,000 × 100,000 pixels in 60 bytes.
        let mut bomb = pictures::png(3, 2);
        bomb[16..24].copy_from_slice(&[0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0]);
        assert_eq!(Picture::read(&bomb), Err(PictureError::TooLarge));
    }
}
