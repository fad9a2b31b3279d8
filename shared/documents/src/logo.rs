//! Logos as they are uploaded: read within limits, made small, and written anew, so that nothing of the upload is left
//! but its look. A picture that declares more than the limits is refused before anything of it is unpacked.

mod jpeg;
pub(crate) mod png;
mod raster;
mod svg;

use domain::refusal::Invalid;

/// The most bytes of an upload.
pub const UPLOAD_BYTES_MAX: usize = 1_048_576;

/// The most pixels of an upload, each way.
pub const UPLOAD_SIDE_MAX: u32 = 4_000;

/// The most pixels of a logo as it is kept, each way: 600 dots per inch where it is 50 mm wide.
pub const SIDE_MAX: u32 = 1_200;

/// The most bytes of a logo as it is kept: every document carries them.
pub const BYTES_MAX: usize = 250_000;

/// How often a logo is made smaller until it has no more than [`BYTES_MAX`].
const SHRINKINGS_MAX: usize = 8;

/// What an upload says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UploadType {
    /// `image/png`.
    Png,
    /// `image/jpeg`.
    Jpeg,
    /// `image/svg+xml`.
    Svg,
}

impl UploadType {
    /// Reads a `Content-Type`, its parameters left out; none where it is another one.
    pub fn of(content_type: &str) -> Option<Self> {
        let essence = content_type.split(';').next().unwrap_or_default().trim();
        let known = [("image/png", Self::Png), ("image/jpeg", Self::Jpeg), ("image/svg+xml", Self::Svg)];
        known.into_iter().find(|(name, _)| essence.eq_ignore_ascii_case(name)).map(|(_, found)| found)
    }
}

/// A logo as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redrawn {
    /// A PNG of eight bits a channel, sRGB, with transparency where there is any.
    pub png: Vec<u8>,
    /// In pixels, at most [`SIDE_MAX`].
    pub width: u32,
    /// In pixels, at most [`SIDE_MAX`].
    pub height: u32,
}

/// Draws an upload anew. Refused as `logo_too_large` (bytes), `logo_dimensions` (pixels), `logo_unreadable` (not what it
/// says it is), `logo_svg_element` (text, pictures, scripts and effects in SVG), `logo_too_complex`, `logo_blank`.
pub fn redraw(upload: &[u8], what: UploadType) -> Result<Redrawn, Invalid> {
    if upload.len() > UPLOAD_BYTES_MAX {
        let detail = format!("a logo has at most {UPLOAD_BYTES_MAX} bytes; make the picture smaller");
        return Err(Invalid::new("logo_too_large", detail));
    }
    let raster = match what {
        UploadType::Png => png::read(upload)?,
        UploadType::Jpeg => jpeg::read(upload)?,
        UploadType::Svg => svg::read(upload)?,
    };
    if raster.is_blank() {
        return Err(Invalid::new("logo_blank", "nothing can be seen in the picture; all of it is transparent"));
    }
    let (mut width, mut height) = raster.within(SIDE_MAX);
    for _ in 0..SHRINKINGS_MAX {
        let small = raster.resized(width, height);
        let written = png::write(&small)?;
        if written.len() <= BYTES_MAX {
            return Ok(Redrawn { png: written, width, height });
        }
        (width, height) = small.within(width.max(height) / 4 * 3);
    }
    Err(Invalid::new("logo_too_complex", "the picture stays too large however small it is made; choose a plainer one"))
}

/// A picture that is not what it says it is.
fn unreadable(what: &str) -> Invalid {
    Invalid::new("logo_unreadable", format!("the picture cannot be read as {what}; export it again"))
}

/// Refuses a picture of more pixels than are unpacked.
fn check_dimensions(width: u32, height: u32) -> Result<(), Invalid> {
    if (1..=UPLOAD_SIDE_MAX).contains(&width) && (1..=UPLOAD_SIDE_MAX).contains(&height) {
        return Ok(());
    }
    let most = UPLOAD_SIDE_MAX;
    let detail = format!("the picture has {width} × {height} pixels; a logo has at most {most} × {most}");
    Err(Invalid::new("logo_dimensions", detail))
}

#[cfg(test)]
mod tests;
