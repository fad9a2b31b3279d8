//! PNG, in and out.

use std::io::Cursor;

use domain::refusal::Invalid;
use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Limits, Transformations};

use super::raster::Raster;
use super::{check_dimensions, unreadable};

/// The most memory that reading may take beside the pixels.
const MEMORY_MAX: usize = 32_000_000;

/// Reads a PNG of any kind into eight bits a channel; of an animation the first picture.
pub(crate) fn read(upload: &[u8]) -> Result<Raster, Invalid> {
    let fails = |_| unreadable("PNG");
    let mut decoder = Decoder::new_with_limits(Cursor::new(upload), Limits { bytes: MEMORY_MAX });
    let header = decoder.read_header_info().map_err(fails)?;
    let (width, height) = (header.width, header.height);
    check_dimensions(width, height)?;
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(fails)?;
    let mut bytes = vec![0; reader.output_buffer_size().ok_or_else(|| unreadable("PNG"))?];
    let frame = reader.next_frame(&mut bytes).map_err(fails)?;
    let pixels = match frame.color_type {
        ColorType::Rgba => bytes.as_chunks().0.to_vec(),
        ColorType::Rgb => bytes.as_chunks().0.iter().map(|[red, green, blue]| [*red, *green, *blue, 255]).collect(),
        ColorType::GrayscaleAlpha => {
            bytes.as_chunks().0.iter().map(|[grey, seen]| [*grey, *grey, *grey, *seen]).collect()
        }
        ColorType::Grayscale => bytes.iter().map(|grey| [*grey, *grey, *grey, 255]).collect(),
        ColorType::Indexed => return Err(unreadable("PNG")),
    };
    Raster::new(width, height, pixels).ok_or_else(|| unreadable("PNG"))
}

/// Writes a PNG that holds the pixels and nothing else.
pub(super) fn write(raster: &Raster) -> Result<Vec<u8>, Invalid> {
    let fails = |_| Invalid::new("logo_unreadable", "the picture cannot be written anew; export it again");
    let mut written = Vec::new();
    let mut encoder = Encoder::new(&mut written, raster.width(), raster.height());
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    let bytes: Vec<u8> = if raster.is_opaque() {
        encoder.set_color(ColorType::Rgb);
        raster.pixels().iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect()
    } else {
        encoder.set_color(ColorType::Rgba);
        raster.pixels().iter().flatten().copied().collect()
    };
    let mut writer = encoder.write_header().map_err(fails)?;
    writer.write_image_data(&bytes).map_err(fails)?;
    writer.finish().map_err(fails)?;
    Ok(written)
}
