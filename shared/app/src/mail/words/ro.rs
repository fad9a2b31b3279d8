//! Romanian.

use super::{LetterWords, Words};

pub(super) static WORDS: Words = Words {
    greeting: "Stimată doamnă / Stimate domn {customer},",
    invoice: LetterWords {
        subject: "Factura {number} de la {seller}",
        body: "Vă transmitem atașat factura {number} în valoare de {amount}. Vă rugăm să o achitați până la {due}.",
    },
    receipt: LetterWords {
        subject: "Plată primită: factura {number}",
        body: "Vă mulțumim. Am primit {amount} pentru factura {number}, care este acum achitată.",
    },
    receipt_of_part: LetterWords {
        subject: "Plată primită: factura {number}",
        body: "Vă mulțumim. Am primit {amount} pentru factura {number}; suma de {open} este încă neachitată.",
    },
    credit_note: LetterWords {
        subject: "Nota de creditare {credit_note} de la {seller}",
        body: "Vă transmitem atașat nota de creditare {credit_note} în valoare de {amount}. Aceasta corectează factura {number} \
               din {date}.",
    },
    credit_reduces_open: "Suma de plată pentru factură se reduce cu {reduced}.",
    credit_is_refunded: "Vă vom restitui suma de {refund}.",
    credit_is_kept: "Suma de {kept} rămâne în favoarea dvs.",
    credit_leaves_open: "Din factură, suma de {open} este încă neachitată.",
    reminder: LetterWords {
        subject: "Notificare: factura {number} a fost scadentă la {due}",
        body: "Factura {number} a fost scadentă la {due}, iar suma de {amount} este încă neachitată. \
               Vă rugăm să o plătiți acum. Dacă plata este deja pe drum, nu trebuie să faceți nimic.",
    },
    pay: "Vedeți și plătiți factura",
    to_pay: "De plată",
    paid: "Achitat",
    due: "Data scadenței",
    number: "Numărul facturii",
    credit_note_number: "Numărul notei de creditare",
    credited: "Creditat",
    closing: "Cu stimă",
    page_title: "Factura {number}",
    page_paid: "Această factură este achitată. Vă mulțumim.",
    page_void: "Această factură a fost creditată integral. Nu aveți nimic de plătit.",
    page_open: "Încă neachitat",
    page_credited: "Creditat",
    page_checkout: "Plătiți acum",
    page_lines: "Pentru ce",
    page_vat: "TVA",
    page_total: "Total cu TVA",
    page_questions: "Întrebări?",
    page_transfer: "Plată prin transfer bancar",
    page_reference: "Referință",
    page_unknown: "Acest link nu duce la o factură. Vă rugăm să folosiți linkul din e-mail.",
};
