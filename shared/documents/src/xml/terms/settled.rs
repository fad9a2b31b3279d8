//! What becomes of a credit, as its payment terms say it (BT-20).

use domain::credit_note::CreditNote;
use domain::language::Language;
use domain::money::Money;

/// In the buyer's language. A credit note has no day it is due: this stands in for it where a profile asks for one of the
/// two (BR-CO-25). None where it comes to nothing.
pub(super) fn what_becomes_of(note: &CreditNote) -> Option<String> {
    let language = note.buyer.language;
    let [set_off, paid_back, kept] = words(language);
    let set_off = format!("{set_off} {}", note.corrects.number);
    let parts =
        [(set_off.as_str(), note.effect.reduces_open), (paid_back, note.effect.refund), (kept, note.effect.credit)];
    let said: Vec<_> = parts.into_iter().filter_map(|(what, amount)| part(language, what, amount)).collect();
    Some(said.join("; ")).filter(|text| !text.is_empty())
}

fn part(language: Language, what: &str, amount: Money) -> Option<String> {
    let written = language.write_decimal(amount.to_decimal(), amount.currency().decimals());
    (!amount.is_zero()).then(|| format!("{what}: {written} {}", amount.currency()))
}

fn words(language: Language) -> [&'static str; 3] {
    match language {
        Language::Danish => ["Modregnes i faktura", "Betales tilbage", "Står til gode"],
        Language::Romanian => ["Se compensează cu factura", "Se rambursează", "Se păstrează ca credit"],
        Language::Arabic => ["يُخصم من الفاتورة", "يُرد إليكم", "يُحفظ رصيدًا لكم"],
        Language::English => ["Set off against invoice", "Paid back", "Kept as credit"],
    }
}
