//! The embedded fonts. Each is parsed when a document first draws with it, and its shape plans likewise.

use std::sync::{LazyLock, OnceLock};

use harfrust::{Direction, Feature, Font, Language, Script, ShapePlan, Tag};

use crate::error::DrawError;

/// One of the embedded fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Face {
    /// Latin, Greek and Cyrillic letters, digits, punctuation (Inter).
    Sans,
    /// The same, semibold.
    SansBold,
    /// The same with serifs (Source Serif).
    Serif,
    /// The same, semibold.
    SerifBold,
    /// Arabic letters and digits (IBM Plex Sans Arabic).
    Arabic,
    /// The same, semibold.
    ArabicBold,
    /// Hebrew letters (IBM Plex Sans Hebrew).
    Hebrew,
    /// The same, semibold.
    HebrewBold,
    /// Thai letters (IBM Plex Sans Thai).
    Thai,
    /// The same, semibold.
    ThaiBold,
    /// Chinese, Japanese and Korean in one weight (Noto Sans CJK).
    Han,
}

impl Face {
    /// Every face, in the order of their declaration.
    pub(crate) const ALL: [Self; 11] = [
        Self::Sans,
        Self::SansBold,
        Self::Serif,
        Self::SerifBold,
        Self::Arabic,
        Self::ArabicBold,
        Self::Hebrew,
        Self::HebrewBold,
        Self::Thai,
        Self::ThaiBold,
        Self::Han,
    ];

    /// Its place in [`Self::ALL`].
    #[allow(clippy::as_conversions, reason = "the order of declaration")]
    pub(crate) fn index(self) -> usize {
        self as usize
    }

    /// The face of Latin, Greek and Cyrillic letters.
    pub(crate) fn european(serif: bool, bold: bool) -> Self {
        match (serif, bold) {
            (false, false) => Self::Sans,
            (false, true) => Self::SansBold,
            (true, false) => Self::Serif,
            (true, true) => Self::SerifBold,
        }
    }

    /// The face of the script that a character beyond those belongs to.
    pub(crate) fn of_script(character: char, bold: bool) -> Option<Self> {
        Some(match (u32::from(character), bold) {
            (0x590..=0x5FF | 0xFB1D..=0xFB4F, false) => Self::Hebrew,
            (0x590..=0x5FF | 0xFB1D..=0xFB4F, true) => Self::HebrewBold,
            (0x600..=0x8FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC, false) => Self::Arabic,
            (0x600..=0x8FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC, true) => Self::ArabicBold,
            (0xE00..=0xE7F, false) => Self::Thai,
            (0xE00..=0xE7F, true) => Self::ThaiBold,
            (0x1100..=0x11FF | 0x2E80..=0xD7FF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF, _) => Self::Han,
            _ => return None,
        })
    }

    /// The font file.
    pub(crate) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Sans => include_bytes!("../../assets/FakturaSans-Regular.ttf"),
            Self::SansBold => include_bytes!("../../assets/FakturaSans-SemiBold.ttf"),
            Self::Serif => include_bytes!("../../assets/FakturaSerif-Regular.ttf"),
            Self::SerifBold => include_bytes!("../../assets/FakturaSerif-SemiBold.ttf"),
            Self::Arabic => include_bytes!("../../assets/FakturaArabic-Regular.ttf"),
            Self::ArabicBold => include_bytes!("../../assets/FakturaArabic-SemiBold.ttf"),
            Self::Hebrew => include_bytes!("../../assets/FakturaHebrew-Regular.ttf"),
            Self::HebrewBold => include_bytes!("../../assets/FakturaHebrew-SemiBold.ttf"),
            Self::Thai => include_bytes!("../../assets/FakturaThai-Regular.ttf"),
            Self::ThaiBold => include_bytes!("../../assets/FakturaThai-SemiBold.ttf"),
            Self::Han => include_bytes!("../../assets/FakturaHan-Regular.otf"),
        }
    }

    /// Its PostScript name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sans => "FakturaSans-Regular",
            Self::SansBold => "FakturaSans-SemiBold",
            Self::Serif => "FakturaSerif-Regular",
            Self::SerifBold => "FakturaSerif-SemiBold",
            Self::Arabic => "FakturaArabic-Regular",
            Self::ArabicBold => "FakturaArabic-SemiBold",
            Self::Hebrew => "FakturaHebrew-Regular",
            Self::HebrewBold => "FakturaHebrew-SemiBold",
            Self::Thai => "FakturaThai-Regular",
            Self::ThaiBold => "FakturaThai-SemiBold",
            Self::Han => "FakturaHan-Regular",
        }
    }

    fn script(self) -> Script {
        match self {
            Self::Sans | Self::SansBold | Self::Serif | Self::SerifBold => Script::LATIN,
            Self::Arabic | Self::ArabicBold => Script::ARABIC,
            Self::Hebrew | Self::HebrewBold => Script::HEBREW,
            Self::Thai | Self::ThaiBold => Script::THAI,
            Self::Han => Script::HAN,
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
    /// A glyph without ink or width; a space in a face that never needs one.
    pub(crate) silent: u32,
    plans: [OnceLock<ShapePlan>; 4],
}

/// Digits of one width, so that amounts stand under each other.
pub(crate) static TABULAR: LazyLock<[Feature; 1]> = LazyLock::new(|| [Feature::new(Tag::new(b"tnum"), 1, ..)]);

/// In the order of [`Face::ALL`].
static TYPEFACES: [OnceLock<Option<Typeface>>; Face::ALL.len()] = [const { OnceLock::new() }; Face::ALL.len()];

/// Fails only when the program was built with a broken font file.
pub(crate) fn check() -> Result<(), DrawError> {
    typeface(Face::Sans).map(|_| ()).ok_or(DrawError::Font)
}

/// One parsed face, none when the program was built with a broken font file.
pub(crate) fn typeface(face: Face) -> Option<&'static Typeface> {
    TYPEFACES.get(face.index())?.get_or_init(|| Typeface::parse(face)).as_ref()
}

impl Typeface {
    fn parse(face: Face) -> Option<Self> {
        let font = Font::new(face.bytes(), 0)?;
        let glyph = |character| font.charmap().map_unicode(character).map(harfrust::GlyphId::to_u32);
        let space = glyph(' ')?;
        let replacement = glyph('\u{FFFD}').unwrap_or(space);
        let silent = glyph('\u{34F}').unwrap_or(space);
        let units_per_em = f32::from(font.units_per_em());
        let plans = [const { OnceLock::new() }; 4];
        Some(Self { script: face.script(), units_per_em, replacement, silent, plans, font })
    }

    /// Whether the font draws a character.
    pub(crate) fn covers(&self, character: char) -> bool {
        self.font.charmap().map_unicode(character).is_some()
    }

    pub(crate) fn plan(&self, right_to_left: bool, tabular: bool) -> &ShapePlan {
        let [left, left_tabular, right, right_tabular] = &self.plans;
        let (plan, direction, features) = match (right_to_left, tabular) {
            (false, false) => (left, Direction::LeftToRight, [].as_slice()),
            (false, true) => (left_tabular, Direction::LeftToRight, TABULAR.as_slice()),
            (true, false) => (right, Direction::RightToLeft, [].as_slice()),
            (true, true) => (right_tabular, Direction::RightToLeft, TABULAR.as_slice()),
        };
        plan.get_or_init(|| ShapePlan::new(&self.font, direction, Some(self.script), None::<&Language>, features))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_drawn(face: Face, letters: &str) {
        let typeface = typeface(face).unwrap();
        let missing: String = letters.chars().filter(|letter| !typeface.covers(*letter)).collect();
        assert_eq!(missing, "", "{face:?}");
    }

    #[test]
    fn every_language_of_the_documents_has_its_letters() {
        for face in [Face::Sans, Face::SansBold, Face::Serif, Face::SerifBold] {
            assert_drawn(face, &('!'..='~').collect::<String>());
            assert_drawn(face, "æøåÆØÅ șțăîâȘȚĂÎÂ 0123456789 €£$¥₺ –—„”»«’…•·°½×−");
        }
        for face in [Face::Arabic, Face::ArabicBold] {
            assert_drawn(face, "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ٠١٢٣٤٥٦٧٨٩٪٫٬،؛؟ًٌٍَُِّْ");
        }
    }

    #[test]
    fn the_scripts_of_customers_names_have_their_letters() {
        for face in [Face::Sans, Face::SansBold, Face::Serif, Face::SerifBold] {
            assert_drawn(face, "Αθηναϊκή Εταιρία ΆΈΉΊΌΎΏ ΐΰς");
            assert_drawn(face, "Київ Україна ҐґЄєІіЇї Москва Ёё Ђорђе Љубљана Қазақстан");
            assert_drawn(face, "Nguyễn Thị Hồng Đà Nẵng");
        }
        for face in [Face::Hebrew, Face::HebrewBold] {
            assert_drawn(face, "חברה ישראלית בע״מ שָׁלוֹם");
        }
        for face in [Face::Thai, Face::ThaiBold] {
            assert_drawn(face, "บริษัท ไทยพาณิชย์ จำกัด กรุงเทพฯ ๐๑๒๓๔๕๖๗๘๙ ฿");
        }
        assert_drawn(
            Face::Han,
            "北京科技有限公司 臺灣積體電路製造股份有限公司 髙島屋 株式会社 ソニー ひらがな 주식회사 삼성전자 서울특별시 、。（）【】１２",
        );
    }

    #[test]
    fn every_face_can_be_parsed_and_has_a_space() {
        for (index, face) in Face::ALL.into_iter().enumerate() {
            assert_eq!(face.index(), index, "{face:?}");
            assert_drawn(face, " ");
        }
    }

    #[test]
    fn characters_name_the_face_of_their_script() {
        assert_eq!(Face::of_script('ש', true), Some(Face::HebrewBold));
        assert_eq!(Face::of_script('漢', true), Some(Face::Han), "one weight is enough for names");
        assert_eq!(Face::of_script('Ж', true), None);
    }
}
