//! How a document is set: which size, weight and colour each kind of text has, which way it reads, and which digits
//! its numbers have.

use domain::currency::Currency;
use domain::language::Language;
use domain::theme::{self, Digits, Theme, Typeface};
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::display::Color;
use crate::labels::Labels;
use crate::text::{Base, Paragraph, Prose, Style};

pub(super) const INK: Color = Color(0x1a, 0x1d, 0x24);
pub(super) const QUIET: Color = Color(0x5d, 0x65, 0x73);
pub(super) const RULE: Color = Color(0xd5, 0xda, 0xe2);
/// Where the merchant has no colour of its own: a dark blue.
pub(super) const STANDING_ACCENT: Color = Color(0x12, 0x4e, 0x8c);
/// Between two languages in one line.
const BESIDE: &str = " / ";
/// How much of the accent is in a tinted ground, in percent.
const TINT: u16 = 7;

/// A kind of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextKind {
    Title,
    /// The title in a second language.
    Subtitle,
    Name,
    Body,
    Strong,
    /// Names of fields and columns.
    Label,
    /// Second lines and notes.
    Small,
    /// Numbers of a party, and how to reach it.
    Detail,
    /// Numbers in columns.
    Figure,
    StrongFigure,
    /// Beside the amount to pay.
    PayableLabel,
    /// The amount to pay.
    Payable,
    Link,
}

/// Makes paragraphs for one document.
pub(super) struct Typesetter<'a> {
    pub(super) labels: &'a Labels<'a>,
    /// The merchant's colour.
    pub(super) accent: Color,
    /// A ground in that colour, light enough for any text on it.
    pub(super) tint: Color,
    currency: Currency,
    typeface: Typeface,
    digits: Digits,
}

impl<'a> Typesetter<'a> {
    pub(super) fn new(labels: &'a Labels<'a>, theme: &Theme, currency: Currency) -> Self {
        let accent =
            theme.brand_color.map_or(STANDING_ACCENT, |theme::Color { red, green, blue }| Color(red, green, blue));
        let digits = if labels.language == Language::Arabic { theme.digits } else { Digits::Western };
        Self { labels, accent, tint: tint(accent), currency, typeface: theme.typeface, digits }
    }

    /// Without a theme, in euro.
    #[cfg(test)]
    pub(super) fn standing(language: Language) -> Self {
        Self::new(Labels::of(language), &Theme::default(), Currency::parse("EUR").unwrap())
    }

    /// Our own words, in the page's direction: in one line, or in two languages under each other.
    pub(super) fn label(&self, text: &str, kind: TextKind) -> Paragraph {
        Paragraph::wrapped(&ours(text, "\n"), self.style(kind), self.base(), f32::INFINITY, 2)
    }

    /// Our own words in one line, in two languages beside each other.
    pub(super) fn one_line(&self, text: &str, kind: TextKind) -> Paragraph {
        self.measure(&ours(text, BESIDE), kind)
    }

    /// Our own words, wrapped; those of a second language in another kind of text below them.
    pub(super) fn stacked(&self, prose: &Prose, kinds: [TextKind; 2], width: f32, lines_max: usize) -> Vec<Paragraph> {
        let (own, other) = prose.parted();
        let [kind, kind_of_other] = kinds;
        let mut cell = vec![self.sentence(&own, kind, width, lines_max)];
        cell.extend(other.map(|other| self.sentence(&other.island(), kind_of_other, width, lines_max)));
        cell
    }

    /// Composed text in the page's direction, wrapped.
    pub(super) fn sentence(&self, prose: &Prose, kind: TextKind, width: f32, lines_max: usize) -> Paragraph {
        Paragraph::wrapped(prose, self.style(kind), self.base(), width, lines_max)
    }

    /// What somebody wrote, in its own direction, wrapped.
    pub(super) fn written(&self, text: &str, kind: TextKind, width: f32, lines_max: usize) -> Paragraph {
        let base = Base::Auto { right_to_left: self.labels.language.is_right_to_left() };
        Paragraph::wrapped(&Prose::new(text), self.style(kind), base, width, lines_max)
    }

    /// A code, a number or an address of the web: left to right on any page, wrapped.
    pub(super) fn code(&self, text: &str, kind: TextKind, width: f32, lines_max: usize) -> Paragraph {
        Paragraph::wrapped(&Prose::new(text), self.style(kind), Base::Left, width, lines_max)
    }

    /// A number: left to right on any page, in one line.
    pub(super) fn figure(&self, text: &str, kind: TextKind) -> Paragraph {
        Paragraph::line(&Prose::new(text), self.style(kind), Base::Left)
    }

    /// A number and words beside it, in the page's direction, in one line.
    pub(super) fn measure(&self, prose: &Prose, kind: TextKind) -> Paragraph {
        Paragraph::line(prose, self.style(kind), self.base())
    }

    /// A number with at least so many decimals, as the language writes it and in the digits of the document.
    pub(super) fn number(&self, value: Decimal, decimals: u32) -> String {
        // A minus sign is as wide as a digit; a hyphen would be lost before one.
        self.in_digits(self.labels.language.write_decimal(value, decimals).replace('-', "−"))
    }

    /// An amount in the document's currency, which is told elsewhere.
    pub(super) fn amount(&self, value: Decimal) -> String {
        self.number(value, self.currency.decimals())
    }

    /// An amount and the document's currency.
    pub(super) fn money(&self, value: Decimal) -> String {
        self.money_in(self.currency, value)
    }

    /// An amount and its currency.
    pub(super) fn money_in(&self, currency: Currency, value: Decimal) -> String {
        format!("{}\u{A0}{}", self.number(value, currency.decimals()), currency.code())
    }

    /// A percentage without zeros that say nothing.
    pub(super) fn percentage(&self, value: Decimal) -> String {
        self.in_digits(self.labels.percentage(value))
    }

    /// A day that never breaks at the end of a line.
    pub(super) fn day(&self, date: Date) -> String {
        let day = self.labels.day(date);
        if self.digits == Digits::ArabicIndic { day.chars().map(arabic_indic_digit).collect() } else { day }
    }

    /// "Page 2 of 3".
    pub(super) fn page(&self, page: usize, of: usize) -> String {
        self.in_digits((self.labels.page)(page, of))
    }

    fn in_digits(&self, text: String) -> String {
        match self.digits {
            Digits::Western => text,
            Digits::ArabicIndic => text.chars().map(arabic_indic).collect(),
        }
    }

    fn base(&self) -> Base {
        if self.labels.language.is_right_to_left() { Base::Right } else { Base::Left }
    }

    fn style(&self, kind: TextKind) -> Style {
        let (size, bold, color, tabular) = match kind {
            TextKind::Title => (22.0, true, self.accent, false),
            TextKind::Subtitle => (11.0, false, QUIET, false),
            TextKind::Name => (13.0, true, INK, false),
            TextKind::Body => (9.0, false, INK, false),
            TextKind::Strong => (9.0, true, INK, false),
            TextKind::Label | TextKind::Small => (7.5, false, QUIET, false),
            TextKind::Detail => (8.0, false, QUIET, false),
            TextKind::Figure => (9.0, false, INK, true),
            TextKind::StrongFigure => (9.0, true, INK, true),
            TextKind::PayableLabel => (10.0, true, INK, false),
            TextKind::Payable => (13.0, true, self.accent, true),
            TextKind::Link => (8.0, false, self.accent, false),
        };
        // Arabic letters reach higher and deeper than Latin ones.
        let leading = if self.labels.language.is_right_to_left() { 1.5 } else { 1.36 };
        Style { size, bold, serif: self.typeface == Typeface::Serif, color, tabular, leading }
    }
}

/// Our own words to stand in a line of others, in two languages beside each other.
pub(super) fn beside(text: &str) -> Prose {
    ours(text, BESIDE)
}

/// The same as plain text.
pub(super) fn in_one_line(text: &str) -> String {
    text.replace('\n', BESIDE)
}

/// The second language is one that is written from left to right.
fn ours(text: &str, between: &str) -> Prose {
    match Prose::new(text).parted() {
        (own, Some(other)) => Prose::join(between, &[own, other.island()]),
        (own, None) => own,
    }
}

fn tint(Color(red, green, blue): Color) -> Color {
    let light = |part: u8| {
        let mixed = (u16::from(part) * TINT + 255 * (100 - TINT)) / 100;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    Color(light(red), light(green), light(blue))
}

/// Digits, and what groups and parts them.
fn arabic_indic(character: char) -> char {
    match character {
        '.' => '٫',
        ',' => '٬',
        '%' => '٪',
        other => arabic_indic_digit(other),
    }
}

fn arabic_indic_digit(character: char) -> char {
    let digits = ['٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩'];
    let value = character.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
    value.and_then(|value| digits.get(value).copied()).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn numbers_of_an_arabic_document_have_the_digits_that_were_chosen() {
        let theme = Theme { digits: Digits::ArabicIndic, ..Theme::default() };
        let currency = Currency::parse("SAR").unwrap();
        let arabic = Typesetter::new(Labels::of(Language::Arabic), &theme, currency);
        assert_eq!(arabic.money("-1234567.5".parse().unwrap()), "−١٬٢٣٤٬٥٦٧٫٥٠\u{A0}SAR");
        assert_eq!(arabic.percentage("7.5".parse().unwrap()), "٧٫٥٪");
        assert_eq!(arabic.day(date(2026, 11, 21)), "٢١\u{A0}نوفمبر\u{A0}٢٠٢٦");
        assert_eq!(arabic.page(1, 12), "صفحة ١ من ١٢");
        let danish = Typesetter::new(Labels::of(Language::Danish), &theme, currency);
        assert_eq!(danish.amount("1234.5".parse().unwrap()), "1.234,50", "only Arabic has a choice");
        assert_eq!(Typesetter::standing(Language::Arabic).amount("1234.5".parse().unwrap()), "1,234.50");
    }

    #[test]
    fn a_ground_is_a_light_shade_of_the_merchants_colour() {
        let color = theme::Color::parse("#b00020").unwrap();
        let theme = Theme { brand_color: Some(color), ..Theme::default() };
        let setter = Typesetter::new(Labels::of(Language::English), &theme, Currency::parse("EUR").unwrap());
        // 0xb0 = 176: (176 × 7 + 255 × 93) ÷ 100 = 249; 0: 237; 0x20 = 32: 239.
        assert_eq!((setter.accent, setter.tint), (Color(0xb0, 0, 0x20), Color(249, 237, 239)));
    }
}
