//! How the price of a line came about, short and in the language of the document.

use rust_decimal::Decimal;

use super::typesetter::Typesetter;
use crate::sheet::{Kind, Line, PriceNote, Sale};
use crate::text::Prose;

/// What a line says of its price. What a price list says of all units is left out where only some are credited.
pub(super) fn notes(line: &Line, sale: &Sale, setter: &Typesetter) -> Vec<Prose> {
    let is_shown = |note: &&PriceNote| match (note, &sale.kind) {
        (PriceNote::For(_) | PriceNote::Discounted(..) | PriceNote::WithVat(_), _) | (_, Kind::Invoice(_)) => true,
        (_, Kind::CreditNote(_)) => false,
    };
    line.price_notes.iter().filter(is_shown).map(|note| said(*note, line, setter)).collect()
}

fn said(note: PriceNote, line: &Line, setter: &Typesetter) -> Prose {
    let (labels, words) = (setter.labels, &setter.labels.pricing);
    let number = |value: Decimal| Prose::new(&setter.number(value, 0)).island();
    let amount = |value: Decimal| Prose::new(&setter.amount(value)).island();
    let percent = |value: Decimal| Prose::new(&setter.percentage(value)).island();
    let words_and = |word: &str, figure: Prose| Prose::join(" ", &[Prose::new(word), figure]);
    let both = |first: Prose, second: Prose| Prose::join(" · ", &[first, second]);
    let tier = |above, up_to| words_and(words.tier, range(above, up_to, setter));
    match note {
        PriceNote::For(quantity) => {
            let unit = Prose::new(labels.unit_name(&line.unit, quantity)).isolated();
            Prose::join("\u{A0}", &[Prose::new(labels.per), number(quantity), unit])
        }
        PriceNote::Discounted(gross, discount) => {
            Prose::join(" ", &[Prose::new(labels.unit_price), amount(gross), amount(-discount)])
        }
        PriceNote::WithVat(price) => words_and(labels.with_vat, amount(price)),
        PriceNote::Tier(above, up_to) => tier(above, up_to),
        PriceNote::TierFee(above, up_to) => both(tier(above, up_to), Prose::new(words.fee)),
        PriceNote::Packages(size, counted) => {
            both(words_and(words.packages_of, number(size)), words_and(words.ordered, number(counted)))
        }
        PriceNote::Percentage(percentage, of) => {
            Prose::join(" ", &[percent(percentage), Prose::new(words.of), amount(of)])
        }
        PriceNote::Fee => Prose::new(words.fee),
        PriceNote::Minimum(calculated) => {
            both(Prose::new(words.minimum), words_and(words.calculated, amount(calculated)))
        }
        PriceNote::Maximum(calculated) => {
            both(Prose::new(words.maximum), words_and(words.calculated, amount(calculated)))
        }
        PriceNote::Commitment(minimum, reached) => {
            both(words_and(words.minimum, amount(minimum)), words_and(words.reached, amount(reached)))
        }
        PriceNote::DiscountFrom(quantity) => words_and(words.discount_from, number(quantity)),
    }
}

/// The units of a tier: `101–500`, `501+` without an end; where units are parted, `> 100 – 500.5`, `> 500`.
fn range(above: Decimal, up_to: Option<Decimal>, setter: &Typesetter) -> Prose {
    let written = |value: Decimal| setter.number(value, 0);
    let first =
        above.checked_add(Decimal::ONE).filter(|_| above.is_integer() && up_to.is_none_or(|end| end.is_integer()));
    let text = match (first, up_to) {
        (Some(first), Some(end)) => format!("{}–{}", written(first), written(end)),
        (Some(first), None) => format!("{}+", written(first)),
        (None, Some(end)) => format!("> {} – {}", written(above), written(end)),
        (None, None) => format!("> {}", written(above)),
    };
    Prose::new(&text).island()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    /// What the lines of the made-up list say, without the marks that keep a number together.
    fn told(sample: &str) -> Vec<String> {
        let mut sheet = samples::sheet(sample, 11);
        let setter = Typesetter::standing(sheet.language);
        let sale = samples::sale(&mut sheet);
        let notes = sale.lines.iter().flat_map(|line| notes(line, sale, &setter));
        let plain = |note: Prose| note.as_str().replace(['\u{2066}', '\u{2068}', '\u{2069}'], "");
        notes.map(plain).collect()
    }

    #[test]
    fn a_price_is_explained_in_a_few_words() {
        assert_eq!(
            told("listed-en"),
            [
                "Tier 1–100",
                "Tier 501+",
                "Tier > 100.5 – 500",
                "Tier 101–500 · fixed fee",
                "Packages of 10 · ordered 23",
                "1.4% of 12,345.00",
                "fixed fee",
                "Minimum · calculated 3.40",
                "Maximum · calculated 987.65",
                "Minimum 500.00 · reached 320.50",
                "Quantity discount from 100",
            ]
        );
        assert_eq!(told("listed-da")[5..8], ["1,4\u{a0}% af 12.345,00", "fast beløb", "Minimum · beregnet 3,40"]);
    }

    #[test]
    fn a_credit_note_says_nothing_of_tiers() {
        let mut sheet = samples::sheet("credit-en", 1);
        let setter = Typesetter::standing(sheet.language);
        let sale = samples::sale(&mut sheet);
        sale.lines[0].price_notes = vec![PriceNote::Tier(Decimal::ZERO, None), PriceNote::For(Decimal::TEN)];
        assert_eq!(notes(&sale.lines[0], sale, &setter).len(), 1);
    }
}
