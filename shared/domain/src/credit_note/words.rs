//! Why a credited line comes to another amount than its quantity times its price, in the language of the document.

use crate::invoice::Reason;
use crate::language::Language;
use crate::refusal::Invalid;
use crate::text::Line as ShortText;

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Difference {
    /// The invoice's line is divided to the cent.
    Rounding,
    /// An amount is credited, and no units.
    PriceReduction,
    /// Part of what these units cost was credited before.
    CreditedBefore,
}

impl Difference {
    /// As the allowance or charge that carries it says.
    pub(super) fn reason(self, language: Language) -> Result<Reason, Invalid> {
        let [danish, romanian, arabic, english] = match self {
            Self::Rounding => ["Afrunding", "Rotunjire", "تقريب", "Rounding"],
            Self::PriceReduction => ["Prisnedsættelse", "Reducere de preț", "تخفيض السعر", "Price reduction"],
            Self::CreditedBefore => ["Allerede krediteret", "Creditat anterior", "سبق قيده دائنًا", "Already credited"],
        };
        let text = match language {
            Language::Danish => danish,
            Language::Romanian => romanian,
            Language::Arabic => arabic,
            Language::English => english,
        };
        Reason::new(Some(ShortText::parse(text)?), None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_explained_in_the_language_of_the_document() {
        let text = |why: Difference, language: &str| {
            why.reason(Language::parse(language).unwrap()).unwrap().text().unwrap().to_string()
        };
        assert_eq!(text(Difference::Rounding, "da"), "Afrunding");
        assert_eq!(text(Difference::PriceReduction, "ro"), "Reducere de preț");
        assert_eq!(text(Difference::CreditedBefore, "en"), "Already credited");
        assert_eq!(text(Difference::PriceReduction, "ar"), "تخفيض السعر");
    }
}
