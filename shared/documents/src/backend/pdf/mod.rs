//! PDF/A-3b (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once, object by object.

mod attachments;
mod deflate;
mod fonts;
mod images;
mod metadata;
mod outline;
mod packed;
mod page;
mod tags;
#[cfg(test)]
mod tests;
mod text;

use jiff::civil::Date;
use pdf_writer::types::{ActionType, AnnotationFlags, AnnotationType, OutputIntentSubtype, TabOrder};
use pdf_writer::writers::Resources;
use pdf_writer::{Finish, Name, Pdf, Rect, Ref, Settings, Str, TextStr};
use sha2::{Digest, Sha256};

use super::Backend;
use crate::display::{Display, Frame, Page, Shape};
use crate::error::DrawError;
pub(crate) use deflate::deflate;
use fonts::Fonts;
use images::Images;
use packed::Packed;
use page::Shared;
use tags::Tags;

/// The back end.
pub(crate) struct PdfA;

/// What colours mean: sRGB (IEC 61966-2-1).
const SRGB: &[u8] = include_bytes!("../../../assets/sRGB.icc");
/// What an identifier of a file is cut to.
const IDENTIFIER_BYTES: usize = 16;
const COMPACT: Settings = Settings { pretty: false };

impl Backend for PdfA {
    fn write(&self, display: &Display) -> Result<Vec<u8>, DrawError> {
        let file = FileWriter::new(display).write()?;
        Packed::read(&file).and_then(|file| file.write()).ok_or(DrawError::File)
    }
}

/// Numbers of objects, each given once.
struct Refs(Ref);

impl Refs {
    fn next(&mut self) -> Ref {
        self.0.bump()
    }

    fn some<const COUNT: usize>(&mut self) -> [Ref; COUNT] {
        std::array::from_fn(|_| self.next())
    }
}

/// A file under construction.
struct FileWriter<'a> {
    display: &'a Display,
    pdf: Pdf,
    refs: Refs,
    shared: Shared<'a>,
    pages: Vec<Ref>,
    /// What the pages show, until it is written.
    contents: Vec<Vec<u8>>,
}

impl<'a> FileWriter<'a> {
    fn new(display: &'a Display) -> Self {
        let mut refs = Refs(Ref::new(1));
        let tags = Tags::new(&display.nodes, display.pages.len());
        let mut shared = Shared { fonts: Fonts::default(), images: Images::default(), tags };
        let draw = |(index, page): (usize, &Page)| page::content(page, index, display.about.height, &mut shared);
        let contents: Vec<Vec<u8>> = display.pages.iter().enumerate().map(draw).collect();
        let room = contents.iter().map(Vec::len).sum::<usize>().saturating_mul(2);
        let pdf = Pdf::with_settings_and_capacity(COMPACT, room);
        let pages = display.pages.iter().map(|_| refs.next()).collect();
        Self { display, pdf, refs, shared, pages, contents }
    }

    fn write(mut self) -> Result<Vec<u8>, DrawError> {
        let [catalog, page_tree, resources, info, metadata, profile] = self.refs.some();
        let identifier = self.identifier();
        self.pdf.set_file_id((identifier.clone(), identifier));
        self.write_pages(page_tree, resources);
        let outline = outline::write(self.display, &mut self.pdf, &mut self.refs, &self.pages);
        let tree = self.shared.tags.write(&mut self.pdf, &mut self.refs, &self.pages);
        metadata::write(self.display, &mut self.pdf, [info, metadata]);
        let files = attachments::write(self.display, &mut self.pdf, &mut self.refs);
        self.pdf.icc_profile(profile, SRGB).n(3);
        let mut root = self.pdf.catalog(catalog);
        root.pages(page_tree).outlines(outline).metadata(metadata).lang(TextStr(self.display.about.language));
        root.pair(Name(b"StructTreeRoot"), tree);
        root.mark_info().marked(true);
        root.viewer_preferences().display_doc_title(true);
        root.output_intents()
            .push()
            .subtype(OutputIntentSubtype::PDFA)
            .output_condition_identifier(TextStr("sRGB"))
            .info(TextStr("sRGB IEC61966-2.1"))
            .dest_output_profile(profile);
        attachments::list(&mut root, &files);
        root.finish();
        self.write_resources(resources)?;
        Ok(self.pdf.finish())
    }

    fn write_pages(&mut self, tree: Ref, resources: Ref) {
        let about = &self.display.about;
        let count = i32::try_from(self.pages.len()).unwrap_or(i32::MAX);
        self.pdf.pages(tree).kids(self.pages.iter().copied()).count(count);
        let contents = std::mem::take(&mut self.contents);
        let pages = self.pages.clone().into_iter().zip(&self.display.pages);
        for (index, ((id, drawn), content)) in pages.zip(contents).enumerate() {
            let links = self.write_links(drawn, index);
            let stream = self.refs.next();
            let mut page = self.pdf.page(id);
            page.parent(tree)
                .media_box(Rect::new(0.0, 0.0, hundredths(about.width), hundredths(about.height)))
                .contents(stream)
                .struct_parents(i32::try_from(index).unwrap_or(i32::MAX))
                .tab_order(TabOrder::StructureOrder);
            page.pair(Name(b"Resources"), resources);
            if !links.is_empty() {
                page.annotations(links);
            }
            page.finish();
            self.pdf.stream(stream, &content);
        }
    }

    /// The parts of a page that open an address.
    fn write_links(&mut self, drawn: &Page, page: usize) -> Vec<Ref> {
        let mut written = Vec::new();
        for mark in &drawn.marks {
            let Shape::Link { frame, address } = &mark.shape else { continue };
            let id = self.refs.next();
            let key = self.shared.tags.link(mark.node, id, page);
            let Rectangle { x, y, width, height } = Rectangle::of(frame, self.display.about.height);
            let mut annotation = self.pdf.annotation(id);
            annotation
                .subtype(AnnotationType::Link)
                .rect(Rect::new(x, y, x + width, y + height))
                .border(0.0, 0.0, 0.0, None)
                .flags(AnnotationFlags::PRINT)
                .contents(TextStr(address))
                .struct_parent(i32::try_from(key).unwrap_or(i32::MAX));
            annotation.action().action_type(ActionType::Uri).uri(Str(address.as_bytes()));
            annotation.finish();
            written.push(id);
        }
        written
    }

    fn write_resources(&mut self, id: Ref) -> Result<(), DrawError> {
        let fonts = std::mem::take(&mut self.shared.fonts).write(&mut self.pdf, &mut self.refs)?;
        let images = self.shared.images.write(&mut self.pdf, &mut self.refs);
        let mut resources = self.pdf.indirect(id).start::<Resources<'_>>();
        resources.fonts().pairs(fonts);
        resources.x_objects().pairs(images.iter().map(|(name, image)| (Name(name.as_bytes()), *image)));
        resources.finish();
        Ok(())
    }

    /// What tells the file from any other: what is drawn and carried (ISO 32000-1, 14.4).
    fn identifier(&self) -> Vec<u8> {
        let mut hash = Sha256::new();
        let about = &self.display.about;
        let carried = self.display.attachments.iter().map(|attachment| &attachment.content);
        let parts = [about.title.as_bytes(), about.author.as_bytes()];
        for part in parts.into_iter().chain(self.contents.iter().chain(carried).map(Vec::as_slice)) {
            hash.update(part);
        }
        hash.finalize().into_iter().take(IDENTIFIER_BYTES).collect()
    }
}

/// A place in the coordinates of a PDF, which start in the lower left corner.
#[derive(Debug, Clone, Copy)]
struct Rectangle {
    x: f32,
    y: f32,
    width: f32,
    height: f32,
}

impl Rectangle {
    fn of(frame: &Frame, page_height: f32) -> Self {
        let y = hundredths(page_height - frame.y - frame.height);
        Self { x: hundredths(frame.x), y, width: hundredths(frame.width), height: hundredths(frame.height) }
    }
}

/// To hundredths of a point, which no eye sees: five digits less to write for each place, and to compress.
fn hundredths(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}

/// Thousandths, whole ones.
fn thousandths(value: f32) -> f32 {
    (value * 1_000.0).round()
}

/// Midnight, so that a document says the same on each day it is drawn.
fn date(date: Date) -> pdf_writer::Date {
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    pdf_writer::Date::new(u16::try_from(date.year()).unwrap_or_default())
        .month(part(date.month()))
        .day(part(date.day()))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}
