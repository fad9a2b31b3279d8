//! The fonts of a document: the glyphs it draws of each face, and the text they stand for.

use std::sync::OnceLock;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Finish, Name, Pdf, Rect, Ref, Str};
use sha2::{Digest, Sha256};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::{GlyphMetrics, Metrics};
use skrifa::outline::OutlineGlyphCollection;
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};
use subsetter::GlyphRemapper;

use super::Refs;
use crate::error::DrawError;
use crate::text::face::Face;

/// Every font is drawn by its own glyph numbers, which have no meaning beyond it.
const SYSTEM: SystemInfo = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
const NAMES: [&[u8]; Face::ALL.len()] = [b"F0", b"F1", b"F2", b"F3", b"F4", b"F5", b"F6", b"F7", b"F8", b"F9", b"F10"];
/// What a glyph may stand for in the map of its font. ISO 32000-1, 9.10.3, allows 512 bytes; some readers drop the entry
/// beyond 63 UTF-16 units.
const MAPPED_CHARACTERS_MAX: usize = 16;
/// How wide upright strokes are; viewers use it only where they have no font.
const STEM_WIDTH: f32 = 90.0;

/// What a PDF says of a face whichever glyphs of it are drawn, in thousandths of an em.
pub(super) struct Facts {
    font: FontRef<'static>,
    metrics: Metrics,
    glyphs: GlyphMetrics<'static>,
    /// Outlines, in font units.
    pub(super) outlines: OutlineGlyphCollection<'static>,
    /// One unit of the font.
    pub(super) unit: f32,
    is_cff: bool,
}

/// In the order of [`Face::ALL`], each read when a document first draws with it.
static FACTS: [OnceLock<Option<Facts>>; Face::ALL.len()] = [const { OnceLock::new() }; Face::ALL.len()];

/// What is known of a face, none when the program was built with a broken font file.
pub(super) fn facts(face: Face) -> Option<&'static Facts> {
    FACTS.get(face.index())?.get_or_init(|| Facts::of(face)).as_ref()
}

impl Facts {
    fn of(face: Face) -> Option<Self> {
        let font = FontRef::new(face.bytes()).ok()?;
        let (size, location) = (Size::unscaled(), LocationRef::default());
        let metrics = font.metrics(size, location);
        Some(Self {
            glyphs: font.glyph_metrics(size, location),
            outlines: font.outline_glyphs(),
            unit: 1_000.0 / f32::from(metrics.units_per_em),
            is_cff: font.cff().is_ok(),
            metrics,
            font,
        })
    }

    fn width(&self, glyph: u32) -> f32 {
        self.glyphs.advance_width(GlyphId::new(glyph)).unwrap_or_default() * self.unit
    }
}

/// The fonts of one document, in the order of [`Face::ALL`].
#[derive(Default)]
pub(super) struct Fonts([Option<Subset>; Face::ALL.len()]);

/// The glyphs that a document draws of a face.
struct Subset {
    facts: &'static Facts,
    /// From the font's numbers to those of the subset, which the page uses.
    glyphs: GlyphRemapper,
    /// By the subset's number, in thousandths of an em.
    widths: Vec<f32>,
    /// What each glyph stands for, by the subset's number.
    texts: Vec<String>,
}

/// What the map says of a glyph: its text, or of one with hundreds of joiners behind it the letter alone; the page says
/// the rest.
fn mapped(text: &str) -> &str {
    let mut starts = text.char_indices().map(|(start, _)| start);
    match (starts.nth(1), starts.nth(MAPPED_CHARACTERS_MAX.saturating_sub(2))) {
        (Some(second), Some(_)) => text.get(..second).unwrap_or(text),
        _ => text,
    }
}

/// A glyph as a page shows it.
pub(super) struct Shown {
    /// Its number in the subset.
    pub(super) number: u16,
    /// In thousandths of an em, as the font has it.
    pub(super) width: f32,
    /// Whether it stands for another text elsewhere, so that the page has to say which is meant.
    pub(super) is_ambiguous: bool,
}

impl Fonts {
    /// Notes that a glyph is drawn for a text.
    pub(super) fn show(&mut self, face: Face, glyph: u32, text: &str) -> Option<Shown> {
        let subset = self.0.get_mut(face.index())?;
        if subset.is_none() {
            *subset = Some(Subset::new(facts(face)?));
        }
        subset.as_mut()?.show(glyph, text)
    }

    /// The name of a face on the pages.
    pub(super) fn name(face: Face) -> Name<'static> {
        Name(NAMES.get(face.index()).copied().unwrap_or(b"F"))
    }

    /// Writes the fonts, and says under which name each is.
    pub(super) fn write(self, pdf: &mut Pdf, refs: &mut Refs) -> Result<Vec<(Name<'static>, Ref)>, DrawError> {
        let mut written = Vec::new();
        for (face, subset) in Face::ALL.into_iter().zip(self.0) {
            if let Some(subset) = subset {
                written.push((Self::name(face), subset.write(face, pdf, refs)?));
            }
        }
        Ok(written)
    }
}

impl Subset {
    fn new(facts: &'static Facts) -> Self {
        // A subset always holds the glyph for what is missing, which no document draws.
        Self { glyphs: GlyphRemapper::new(), widths: vec![facts.width(0)], texts: vec![String::new()], facts }
    }

    fn show(&mut self, glyph: u32, text: &str) -> Option<Shown> {
        let number = self.glyphs.remap(u16::try_from(glyph).ok()?);
        if usize::from(number) == self.texts.len() {
            self.widths.push(self.facts.width(glyph));
            self.texts.push(mapped(text).to_owned());
        }
        let width = self.widths.get(usize::from(number)).copied()?;
        let is_ambiguous = self.texts.get(usize::from(number)).is_some_and(|known| known != text);
        Some(Shown { number, width, is_ambiguous })
    }

    /// A Type 0 font over one CID font (ISO 32000-1, 9.7).
    fn write(&self, face: Face, pdf: &mut Pdf, refs: &mut Refs) -> Result<Ref, DrawError> {
        let [font, descendant, descriptor, map, file] = refs.some();
        let name = self.name(face);
        let name = Name(name.as_bytes());
        let full = [name.0, b"-Identity-H"].concat();
        pdf.type0_font(font)
            .base_font(if self.facts.is_cff { Name(&full) } else { name })
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(descendant)
            .to_unicode(map);
        let mut cid = pdf.cid_font(descendant);
        cid.subtype(if self.facts.is_cff { CidFontType::Type0 } else { CidFontType::Type2 });
        cid.base_font(name).system_info(SYSTEM).font_descriptor(descriptor).default_width(0.0);
        if !self.facts.is_cff {
            cid.cid_to_gid_map_predefined(Name(b"Identity"));
        }
        cid.widths().consecutive(0, self.widths.iter().copied());
        cid.finish();
        self.write_descriptor(face, name, descriptor, file, pdf);
        self.write_file(file, pdf)?;
        pdf.cmap(map, &self.to_unicode());
        Ok(font)
    }

    fn write_descriptor(&self, face: Face, name: Name<'_>, id: Ref, file: Ref, pdf: &mut Pdf) {
        let Metrics { ascent, descent, cap_height, bounds, .. } = self.facts.metrics;
        let unit = self.facts.unit;
        let bounds = bounds.unwrap_or_default();
        let mut flags = FontFlags::SYMBOLIC;
        flags.set(FontFlags::SERIF, matches!(face, Face::Serif | Face::SerifBold));
        let mut descriptor = pdf.font_descriptor(id);
        descriptor
            .name(name)
            .flags(flags)
            .bbox(Rect::new(bounds.x_min * unit, bounds.y_min * unit, bounds.x_max * unit, bounds.y_max * unit))
            .italic_angle(0.0)
            .ascent(ascent * unit)
            .descent(descent * unit)
            .cap_height(cap_height.unwrap_or(ascent) * unit)
            .stem_v(STEM_WIDTH);
        if self.facts.is_cff {
            descriptor.font_file3(file)
        } else {
            descriptor.font_file2(file)
        };
    }

    fn write_file(&self, id: Ref, pdf: &mut Pdf) -> Result<(), DrawError> {
        let subset =
            subsetter::subset(self.facts.font.data().as_bytes(), 0, &self.glyphs).map_err(|_| DrawError::Font)?;
        if self.facts.is_cff {
            let font = FontRef::new(&subset).map_err(|_| DrawError::Font)?;
            let program = font.table_data(Tag::new(b"CFF ")).ok_or(DrawError::Font)?;
            pdf.stream(id, program.as_bytes()).pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
        } else {
            let length = i32::try_from(subset.len()).map_err(|_| DrawError::Font)?;
            pdf.stream(id, &subset).pair(Name(b"Length1"), length);
        }
        Ok(())
    }

    /// What readers copy and read out.
    fn to_unicode(&self) -> Vec<u8> {
        let mut map = UnicodeCmap::new(Name(b"Custom"), SYSTEM);
        for (number, text) in (0_u16..).zip(&self.texts).skip(1) {
            map.pair_with_multiple(number, text.chars());
        }
        map.finish().into_vec()
    }

    /// The name of the font after six letters that no other subset of it has (ISO 32000-1, 9.6.4).
    fn name(&self, face: Face) -> String {
        let mut hash = Sha256::new();
        for glyph in self.glyphs.remapped_gids() {
            hash.update(glyph.to_be_bytes());
        }
        let letters = hash.finalize().into_iter().take(6).map(|byte| char::from(b'A' + byte % 26));
        format!("{}+{}", letters.collect::<String>(), face.name())
    }
}
