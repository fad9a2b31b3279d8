//! Pictures as a merchant might upload them.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::unwrap_used,
    reason = "made-up pictures for tests"
)]

use std::io::Write;

/// Eight by eight grey pixels.
pub(crate) const JPEG: &[u8] = include_bytes!("grey.jpg");

/// A PNG of that size in pixels: a gradient, half transparent.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut rows = Vec::new();
    for y in 0..height {
        rows.push(0);
        rows.extend(
            (0..width).flat_map(|x| [(x * 255 / width) as u8, 90, (y * 255 / height) as u8, 255 - (x % 2) as u8 * 127]),
        );
    }
    let mut deflated = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    deflated.write_all(&rows).unwrap();
    let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
    head.extend([8, 6, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", head), (b"IDAT", deflated.finish().unwrap()), (b"IEND", Vec::new())] {
        file.extend((data.len() as u32).to_be_bytes());
        let checked = [kind.as_slice(), &data].concat();
        let mut sum = flate2::Crc::new();
        sum.update(&checked);
        file.extend(checked);
        file.extend(sum.sum().to_be_bytes());
    }
    file
}
