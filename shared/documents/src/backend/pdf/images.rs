//! The pictures of a document: each is carried once, however often it is drawn.

use std::sync::Arc;

use pdf_writer::{Filter, Finish, Name, Pdf, Ref};

use super::Refs;
use crate::picture::Picture;

/// Pictures in the order in which they are first drawn.
#[derive(Default)]
pub(super) struct Images(Vec<Arc<Picture>>);

impl Images {
    /// The name of a picture on the pages.
    pub(super) fn name(&mut self, picture: &Arc<Picture>) -> String {
        let known = self.0.iter().position(|known| Arc::ptr_eq(known, picture));
        let index = known.unwrap_or_else(|| {
            self.0.push(Arc::clone(picture));
            self.0.len().saturating_sub(1)
        });
        name(index)
    }

    /// Writes the pictures, and says under which name each is.
    pub(super) fn write(&self, pdf: &mut Pdf, refs: &mut Refs) -> Vec<(String, Ref)> {
        self.0.iter().enumerate().map(|(index, picture)| (name(index), write(picture, pdf, refs))).collect()
    }
}

fn name(index: usize) -> String {
    format!("I{index}")
}

fn write(picture: &Picture, pdf: &mut Pdf, refs: &mut Refs) -> Ref {
    let side = |pixels: u32| i32::try_from(pixels).unwrap_or(i32::MAX);
    let (width, height) = (side(picture.width()), side(picture.height()));
    let id = refs.next();
    let mask = picture.opacity().map(|opacity| {
        let mask = refs.next();
        let mut image = pdf.image_xobject(mask, opacity);
        image.width(width).height(height).bits_per_component(8).filter(Filter::FlateDecode);
        image.color_space().device_gray();
        mask
    });
    let mut image = pdf.image_xobject(id, picture.colors());
    image.width(width).height(height).bits_per_component(8).filter(Filter::FlateDecode);
    image.color_space().device_rgb();
    if let Some(mask) = mask {
        image.pair(Name(b"SMask"), mask);
    }
    image.finish();
    id
}
