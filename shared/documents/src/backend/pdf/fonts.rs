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
/// How many texts a glyph stands for by numbers of its own. The faces that can have them have fewer than 2,000 glyphs, so
/// that two bytes are enough for all.
const TEXTS_MAX: usize = 32;
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
    /// From the font's numbers to those of the subset.
    glyphs: GlyphRemapper,
    /// By the subset's number: the numbers by which pages show the glyph, one for each text it stands for.
    numbers: Vec<Vec<u16>>,
    /// What pages show, by its number there.
    characters: Vec<Character>,
}

/// A glyph that stands for a text.
struct Character {
    /// Its number in the subset.
    glyph: u16,
    /// In thousandths of an em.
    width: f32,
    text: String,
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
    /// Its number on the pages.
    pub(super) number: u16,
    /// In thousandths of an em, as the font has it.
    pub(super) width: f32,
    /// Whether the font says another text of it, so that the page has to say which is meant.
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
        let missing = Character { glyph: 0, width: facts.width(0), text: String::new() };
        Self { glyphs: GlyphRemapper::new(), numbers: vec![vec![0]], characters: vec![missing], facts }
    }

    fn show(&mut self, glyph: u32, text: &str) -> Option<Shown> {
        let place = self.glyphs.remap(u16::try_from(glyph).ok()?);
        if usize::from(place) == self.numbers.len() {
            self.numbers.push(Vec::new());
        }
        let number = self.known(place, mapped(text)).or_else(|| self.add(place, glyph, mapped(text)))?;
        let character = self.characters.get(usize::from(number))?;
        Some(Shown { number, width: character.width, is_ambiguous: character.text != text })
    }

    /// The number by which pages show a glyph of the subset for that text; for any where no more can be told apart.
    fn known(&self, place: u16, text: &str) -> Option<u16> {
        let numbers = self.numbers.get(usize::from(place))?;
        let stands_for_it =
            |number: &&u16| self.characters.get(usize::from(**number)).is_some_and(|one| one.text == text);
        // The numbers in a CFF font are those of the pages.
        let texts_max = if self.facts.is_cff { 1 } else { TEXTS_MAX };
        let any = numbers.first().filter(|_| numbers.len() >= texts_max);
        numbers.iter().find(stands_for_it).or(any).copied()
    }

    fn add(&mut self, place: u16, glyph: u32, text: &str) -> Option<u16> {
        let number = u16::try_from(self.characters.len()).ok()?;
        self.numbers.get_mut(usize::from(place))?.push(number);
        self.characters.push(Character { glyph: place, width: self.facts.width(glyph), text: text.to_owned() });
        Some(number)
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
        let places = self.places().map(|places| (refs.next(), places));
        if let Some((id, _)) = &places {
            cid.cid_to_gid_map_stream(*id);
        } else if !self.facts.is_cff {
            cid.cid_to_gid_map_predefined(Name(b"Identity"));
        }
        cid.widths().consecutive(0, self.characters.iter().map(|character| character.width));
        cid.finish();
        if let Some((id, places)) = places {
            pdf.stream(id, &places);
        }
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

    /// From the numbers on the pages to those in the file, unless they are the same.
    fn places(&self) -> Option<Vec<u8>> {
        let is_same = (0_u16..).zip(&self.characters).all(|(number, character)| number == character.glyph);
        (!is_same).then(|| self.characters.iter().flat_map(|character| character.glyph.to_be_bytes()).collect())
    }

    /// What readers copy and read out.
    fn to_unicode(&self) -> Vec<u8> {
        let mut map = UnicodeCmap::new(Name(b"Custom"), SYSTEM);
        for (number, character) in (0_u16..).zip(&self.characters).skip(1) {
            map.pair_with_multiple(number, character.text.chars());
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
