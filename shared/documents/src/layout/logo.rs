//! The merchant's logo at the head of the first page: its aspect is kept, its size has a limit.

use std::sync::{Arc, Mutex, PoisonError};

use domain::theme::Look;

use crate::picture::Picture;

const WIDTH_MAX: f32 = 190.0;
const HEIGHT_MAX: f32 = 54.0;
/// Points to a pixel of a small logo: any larger, and one would see the pixels.
const SCALE_MAX: f32 = 0.75;

/// The logo that was drawn last, read: a batch of documents is often one merchant's.
static LAST: Mutex<Option<(Vec<u8>, Arc<Picture>)>> = Mutex::new(None);

/// The picture of a logo; none where there is none, or none that can be read.
pub(super) fn picture(look: &Look) -> Option<Arc<Picture>> {
    let bytes = look.logo.as_ref()?;
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, picture)) = last.as_ref().filter(|(read, _)| read == bytes) {
        return Some(Arc::clone(picture));
    }
    let picture = Arc::new(Picture::read(bytes).ok()?);
    *last = Some((bytes.clone(), Arc::clone(&picture)));
    Some(picture)
}

/// Its width and height on the page.
pub(super) fn size(picture: &Picture) -> (f32, f32) {
    let (width, height) = (points(picture.width()), points(picture.height()));
    let scale = (WIDTH_MAX / width).min(HEIGHT_MAX / height).min(SCALE_MAX);
    (width * scale, height * scale)
}

fn points(pixels: u32) -> f32 {
    f32::from(u16::try_from(pixels).unwrap_or(u16::MAX))
}
