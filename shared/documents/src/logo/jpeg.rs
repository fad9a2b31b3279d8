//! JPEG, in.

use domain::refusal::Invalid;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::raster::Raster;
use super::{check_dimensions, unreadable};

/// More than is accepted, so that a picture that is too large is told its size; [`check_dimensions`] refuses it.
const SIDE_READ_MAX: usize = 65_535;

/// Reads a JPEG of any kind as sRGB. How a camera was held is not looked at.
pub(super) fn read(upload: &[u8]) -> Result<Raster, Invalid> {
    let options = DecoderOptions::default()
        .set_max_width(SIDE_READ_MAX)
        .set_max_height(SIDE_READ_MAX)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(upload), options);
    decoder.decode_headers().map_err(|_| unreadable("JPEG"))?;
    let (width, height) = decoder.dimensions().ok_or_else(|| unreadable("JPEG"))?;
    let side = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let (width, height) = (side(width), side(height));
    check_dimensions(width, height)?;
    let bytes = decoder.decode().map_err(|_| unreadable("JPEG"))?;
    let pixels = bytes.as_chunks().0.iter().map(|[red, green, blue]| [*red, *green, *blue, 255]).collect();
    Raster::new(width, height, pixels).ok_or_else(|| unreadable("JPEG"))
}
