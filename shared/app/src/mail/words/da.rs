//! Danish.

use super::{LetterWords, Words};

pub(super) static WORDS: Words = Words {
    greeting: "Kære {customer}",
    invoice: LetterWords {
        subject: "Faktura {number} fra {seller}",
        body: "Vedhæftet er faktura {number} på {amount}. Vi beder dig betale den senest den {due}.",
    },
    receipt: LetterWords {
        subject: "Betaling modtaget: faktura {number}",
        body: "Tak. Vi har modtaget {amount} for faktura {number}, som nu er betalt.",
    },
    receipt_of_part: LetterWords {
        subject: "Betaling modtaget: faktura {number}",
        body: "Tak. Vi har modtaget {amount} for faktura {number}; {open} står stadig åbent.",
    },
    credit_note: LetterWords {
        subject: "Kreditnota {credit_note} fra {seller}",
        body: "Vedhæftet er kreditnota {credit_note} på {amount}. Den vedrører faktura {number} af {date}.",
    },
    credit_reduces_open: "Det, du skylder på fakturaen, er {reduced} mindre.",
    credit_is_refunded: "Vi betaler {refund} tilbage til dig.",
    credit_is_kept: "Du har {kept} til gode hos os.",
    credit_leaves_open: "{open} af fakturaen står stadig åbent.",
    reminder: LetterWords {
        subject: "Påmindelse: faktura {number} forfaldt den {due}",
        body: "Faktura {number} forfaldt den {due}, og {amount} står stadig åbent. Vi beder dig betale nu. \
               Er din betaling allerede på vej, skal du ikke gøre noget.",
    },
    pay: "Se og betal fakturaen",
    to_pay: "At betale",
    paid: "Betalt",
    due: "Forfaldsdato",
    number: "Fakturanummer",
    credit_note_number: "Kreditnotanummer",
    credited: "Krediteret",
    closing: "Med venlig hilsen",
    page_title: "Faktura {number}",
    page_paid: "Denne faktura er betalt. Tak.",
    page_void: "Denne faktura er krediteret fuldt ud. Der er intet at betale.",
    page_open: "Står stadig åbent",
    page_credited: "Krediteret",
    page_checkout: "Betal nu",
    page_lines: "Hvad det drejer sig om",
    page_vat: "Moms",
    page_total: "I alt inkl. moms",
    page_questions: "Spørgsmål?",
    page_transfer: "Betal ved bankoverførsel",
    page_reference: "Reference",
    page_unknown: "Dette link fører ikke til en faktura. Brug venligst linket i mailen.",
};
