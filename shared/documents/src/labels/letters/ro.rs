//! Romanian.

use super::{Entries, Headings, LetterLabels};

const REMINDER: Headings = Headings {
    title: "Notificare de plată",
    tax_title: "Notificare de plată",
    number: "Factura nr.",
    issue_date: "Data",
    buyer: "Către",
    payable: "Rest de plată",
    note: "Observații",
};

pub(super) static LETTERS: LetterLabels<'static> = LetterLabels {
    reminder: REMINDER,
    receipt: Headings {
        title: "Confirmare de plată",
        tax_title: "Confirmare de plată",
        payable: "Încasat",
        ..REMINDER
    },
    statement: Headings {
        title: "Extras de cont",
        tax_title: "Extras de cont",
        number: "Client nr.",
        payable: "Sold",
        ..REMINDER
    },
    greeting: "Stimată doamnă / Stimate domn {customer},",
    closing: "Cu stimă",
    reminds: [
        "Factura {number} din {date} a fost scadentă la {due}, iar suma de {open} este încă neachitată. Vă rugăm să o \
         plătiți acum; mai jos găsiți datele necesare.",
        "Dacă plata este deja pe drum, nu trebuie să faceți nimic. Dacă ceva nu este în regulă cu factura, vă rugăm să \
         ne scrieți sau să ne sunați.",
    ],
    thanks: "Vă mulțumim. Am primit {amount} pentru factura {number} din {date}. Factura este acum achitată.",
    thanks_for_part: "Vă mulțumim. Am primit {amount} pentru factura {number} din {date}. Rest de plată: {open}.",
    owes: "Acestea sunt mișcările din contul dumneavoastră. La sfârșitul perioadei ne datorați {open}.",
    is_owed: "Acestea sunt mișcările din contul dumneavoastră. La sfârșitul perioadei aveți un credit de {open}.",
    is_even: "Acestea sunt mișcările din contul dumneavoastră. La sfârșitul perioadei nu există nicio datorie.",
    days_overdue: "Zile de întârziere",
    claimed: "Total factură",
    settled: "Achitat sau creditat",
    open: "Rest de plată",
    received_on: "Încasat la",
    means: "Plătit prin",
    online: "Plată online",
    recorded: "Transfer bancar sau altă plată",
    movement: "Referința plății",
    period: "Perioada",
    date: "Data",
    entry: "Operațiune",
    number: "Număr",
    debit: "Debit",
    credit: "Credit",
    balance: "Sold",
    opening: "Sold inițial",
    closing_balance: "Sold final",
    entries: Entries { invoice: "Factură", credit_note: "Notă de credit", payment: "Plată", refund: "Restituire" },
};
