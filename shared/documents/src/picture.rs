//! A picture for a page, a merchant's logo: PNG or JPEG, read once, and from then on known to be drawable.

use crate::backend::Raster;

/// The pixels a picture may have: more are more than paper shows, and memory to no use.
pub const PIXELS_MAX: u64 = 4_000_000;
const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG_SIGNATURE: &[u8] = b"\xff\xd8\xff";

/// A picture that any document can carry. Drawing it many times costs its decoding once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub(crate) raster: Raster,
}

/// Why bytes are no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// They begin neither as a PNG nor as a JPEG does.
    #[error("a picture is a PNG or a JPEG file")]
    Unknown,
    /// It has more pixels than [`PIXELS_MAX`].
    #[error("a picture has at most {PIXELS_MAX} pixels")]
    TooLarge,
    /// It begins as a picture and cannot be read as one, or has colours (CMYK) that a document cannot keep.
    #[error("the picture cannot be read; save it anew as PNG or RGB JPEG")]
    Unreadable,
}

impl Picture {
    /// Reads a PNG or JPEG file.
    pub fn read(file: Vec<u8>) -> Result<Self, PictureError> {
        let raster = if file.starts_with(PNG_SIGNATURE) {
            // Before anything is decoded: a few bytes may ask for gigabytes.
            if png_pixels(&file).ok_or(PictureError::Unreadable)? > PIXELS_MAX {
                return Err(PictureError::TooLarge);
            }
            Raster::png(file)
        } else if file.starts_with(JPEG_SIGNATURE) {
            Raster::jpeg(file)
        } else {
            return Err(PictureError::Unknown);
        };
        let picture = Self { raster: raster.ok_or(PictureError::Unreadable)? };
        if u64::from(picture.width()) * u64::from(picture.height()) > PIXELS_MAX {
            return Err(PictureError::TooLarge);
        }
        Ok(picture)
    }

    /// In pixels, at least one.
    pub fn width(&self) -> u32 {
        self.raster.size().0
    }

    /// In pixels, at least one.
    pub fn height(&self) -> u32 {
        self.raster.size().1
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
    fn a_png_and_a_jpeg_are_pictures() {
        let png = Picture::read(pictures::png(3, 2)).unwrap();
        assert_eq!((png.width(), png.height()), (3, 2));
        let jpeg = Picture::read(pictures::JPEG.to_vec()).unwrap();
        assert_eq!((jpeg.width(), jpeg.height()), (8, 8));
    }

    #[test]
    fn what_is_no_picture_is_refused_before_a_document_carries_it() {
        assert_eq!(Picture::read(b"<svg/>".to_vec()), Err(PictureError::Unknown));
        let mut broken = pictures::png(3, 2);
        broken.truncate(50);
        assert_eq!(Picture::read(broken), Err(PictureError::Unreadable));
        assert_eq!(Picture::read(pictures::JPEG[..20].to_vec()), Err(PictureError::Unreadable));
    }

    #[test]
    fn a_picture_that_would_fill_the_memory_is_refused_unread() {
        // 100,000 × 100,000 pixels in 60 bytes.
        let mut bomb = pictures::png(3, 2);
        bomb[16..24].copy_from_slice(&[0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0]);
        assert_eq!(Picture::read(bomb), Err(PictureError::TooLarge));
    }
}
