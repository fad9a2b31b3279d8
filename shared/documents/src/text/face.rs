//! The embedded fonts, parsed once, with their shape plans.

use std::sync::LazyLock;

use harfrust::{Direction, Feature, Font, Language, Script, ShapePlan, Tag};

use crate::error::DrawError;

/// One of the embedded fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Face {
    /// Latin letters, digits, punctuation (Inter).
    Sans,
    /// The same, semibold.
    SansBold,
    /// Arabic letters and digits (IBM Plex Sans Arabic).
    Arabic,
    /// The same, semibold.
    ArabicBold,
}

impl Face {
    /// Every face, in the order of their declaration.
    pub(crate) const ALL: [Self; 4] = [Self::Sans, Self::SansBold, Self::Arabic, Self::ArabicBold];

    /// The font file.
    pub(crate) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Sans => include_bytes!("../../assets/FakturaSans-Regular.ttf"),
            Self::SansBold => include_bytes!("../../assets/FakturaSans-SemiBold.ttf"),
            Self::Arabic => include_bytes!("../../assets/FakturaArabic-Regular.ttf"),
            Self::ArabicBold => include_bytes!("../../assets/FakturaArabic-SemiBold.ttf"),
        }
    }

    fn script(self) -> Script {
        match self {
            Self::Sans | Self::SansBold => Script::LATIN,
            Self::Arabic | Self::ArabicBold => Script::ARABIC,
        }
    }
}

/// A parsed font with what shaping needs of it.
pub(crate) struct Typeface {
    pub(crate) font: Font,
    pub(crate) script: Script,
    pub(crate) units_per_em: f32,
    /// What stands for a character that no face has.
    pub(crate) replacement: u32,
    /// A glyph without ink or width.
    pub(crate) silent: u32,
    plans: [ShapePlan; 4],
}

/// Digits of one width, so that amounts stand under each other.
pub(crate) static TABULAR: LazyLock<[Feature; 1]> = LazyLock::new(|| [Feature::new(Tag::new(b"tnum"), 1, ..)]);

static TYPEFACES: LazyLock<Option<[Typeface; 4]>> = LazyLock::new(|| {
    let [sans, sans_bold, arabic, arabic_bold] = Face::ALL.map(Typeface::parse);
    Some([sans?, sans_bold?, arabic?, arabic_bold?])
});

/// Fails only when the program was built with a broken font file.
pub(crate) fn check() -> Result<(), DrawError> {
    TYPEFACES.as_ref().map(|_| ()).ok_or(DrawError::Font)
}

/// One parsed face, none when the program was built with a broken font file.
pub(crate) fn typeface(face: Face) -> Option<&'static Typeface> {
    let [sans, sans_bold, arabic, arabic_bold] = TYPEFACES.as_ref()?;
    Some(match face {
        Face::Sans => sans,
        Face::SansBold => sans_bold,
        Face::Arabic => arabic,
        Face::ArabicBold => arabic_bold,
    })
}

impl Typeface {
    fn parse(face: Face) -> Option<Self> {
        let font = Font::new(face.bytes(), 0)?;
        let script = face.script();
        let plan = |direction, features: &[Feature]| {
            ShapePlan::new(&font, direction, Some(script), None::<&Language>, features)
        };
        let plans = [
            plan(Direction::LeftToRight, &[]),
            plan(Direction::LeftToRight, TABULAR.as_slice()),
            plan(Direction::RightToLeft, &[]),
            plan(Direction::RightToLeft, TABULAR.as_slice()),
        ];
        let replacement = font.charmap().map_unicode('\u{FFFD}').or_else(|| font.charmap().map_unicode(' '))?.to_u32();
        let silent = font.charmap().map_unicode('\u{34F}')?.to_u32();
        let units_per_em = f32::from(font.units_per_em());
        Some(Self { font, script, units_per_em, replacement, silent, plans })
    }

    /// Whether the font draws a character.
    pub(crate) fn covers(&self, character: char) -> bool {
        self.font.charmap().map_unicode(character).is_some()
    }

    pub(crate) fn plan(&self, right_to_left: bool, tabular: bool) -> &ShapePlan {
        let [left, left_tabular, right, right_tabular] = &self.plans;
        match (right_to_left, tabular) {
            (false, false) => left,
            (false, true) => left_tabular,
            (true, false) => right,
            (true, true) => right_tabular,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_of_the_documents_has_its_letters() {
        let sans = typeface(Face::Sans).unwrap();
        let arabic = typeface(Face::Arabic).unwrap();
        for character in "æøåÆØÅ șțăîâȘȚĂÎÂ 0123456789 €£$¥₺ –—„”»«’…•·°½×−".chars()
        {
            assert!(sans.covers(character), "{character:?}");
        }
        for character in "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ٠١٢٣٤٥٦٧٨٩٪٫٬،؛؟ًٌٍَُِّْ".chars()
        {
            assert!(arabic.covers(character), "{character:?}");
        }
    }
}
