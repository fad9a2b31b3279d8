//! What samples say, in every language.

use crate::language::Language;

/// The words of one language.
pub(super) struct SampleWords {
    pub(super) buyer: &'static str,
    pub(super) contact: &'static str,
    pub(super) street: &'static str,
    pub(super) city: &'static str,
    /// One for each line.
    pub(super) lines: [&'static str; 3],
    pub(super) note: &'static str,
    /// Why something is credited.
    pub(super) reason: &'static str,
    /// Why a small business charges no VAT.
    pub(super) exempt: &'static str,
}

pub(super) fn words(language: Language) -> SampleWords {
    match language {
        Language::Danish => SampleWords {
            buyer: "Eksempelkunde A/S",
            contact: "Signe Eksempel",
            street: "Eksempelvej 1",
            city: "Eksempelby",
            lines: ["Skrivebordslampe, sort", "Rådgivning på stedet", "Fragt og levering"],
            note: "Dette er en prøve og ikke en faktura.",
            reason: "To lamper kom retur. Dette er en prøve.",
            exempt: "Fritaget for moms (prøve)",
        },
        Language::Romanian => SampleWords {
            buyer: "Client Exemplu SRL",
            contact: "Ioana Exemplu",
            street: "Strada Exemplului 1",
            city: "Orașul Exemplu",
            lines: ["Lampă de birou, neagră", "Consultanță la fața locului", "Transport și livrare"],
            note: "Aceasta este o mostră, nu o factură.",
            reason: "Două lămpi au fost returnate. Aceasta este o mostră.",
            exempt: "Scutit de TVA (mostră)",
        },
        Language::Arabic => SampleWords {
            buyer: "شركة العميل النموذجي",
            contact: "سارة النموذجي",
            street: "شارع النموذج 1",
            city: "مدينة النموذج",
            lines: ["مصباح مكتب، أسود", "استشارة في الموقع", "الشحن والتوصيل"],
            note: "هذا نموذج للعرض وليس فاتورة.",
            reason: "أُعيد مصباحان. هذا نموذج للعرض.",
            exempt: "معفى من الضريبة (نموذج)",
        },
        Language::English => SampleWords {
            buyer: "Sample Customer Ltd",
            contact: "Sam Sample",
            street: "1 Sample Street",
            city: "Sampleton",
            lines: ["Desk lamp, black", "Advice on site", "Freight and delivery"],
            note: "This is a sample and not an invoice.",
            reason: "Two lamps came back. This is a sample.",
            exempt: "Exempt from VAT (sample)",
        },
    }
}
