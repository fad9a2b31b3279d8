//! Danish.

use super::{Entries, Headings, LetterLabels};

const REMINDER: Headings = Headings {
    title: "Betalingspåmindelse",
    tax_title: "Betalingspåmindelse",
    number: "Fakturanr.",
    issue_date: "Dato",
    buyer: "Til",
    payable: "Udestående",
    note: "Bemærkning",
};

pub(super) static LETTERS: LetterLabels<'static> = LetterLabels {
    reminder: REMINDER,
    receipt: Headings { title: "Kvittering", tax_title: "Kvittering", payable: "Modtaget", ..REMINDER },
    statement: Headings {
        title: "Kontoudtog",
        tax_title: "Kontoudtog",
        number: "Kundenr.",
        payable: "Saldo",
        ..REMINDER
    },
    greeting: "Kære {customer}",
    closing: "Med venlig hilsen",
    reminds: [
        "Faktura {number} af {date} forfaldt den {due}, og {open} står stadig åbent. Vi beder dig betale nu; nedenfor \
         står, hvordan du gør.",
        "Er din betaling allerede på vej, skal du ikke gøre noget. Er der noget i vejen med fakturaen, så skriv eller \
         ring til os.",
    ],
    thanks: "Tak. Vi har modtaget {amount} for faktura {number} af {date}. Fakturaen er nu betalt.",
    thanks_for_part: "Tak. Vi har modtaget {amount} for faktura {number} af {date}. {open} står stadig åbent.",
    owes: "Her er, hvad der er sket på din konto. Ved periodens slutning skylder du os {open}.",
    is_owed: "Her er, hvad der er sket på din konto. Ved periodens slutning har du {open} til gode.",
    is_even: "Her er, hvad der er sket på din konto. Ved periodens slutning skyldes der intet.",
    days_overdue: "Dage over forfald",
    claimed: "Fakturabeløb",
    settled: "Betalt eller krediteret",
    open: "Udestående",
    received_on: "Modtaget den",
    means: "Betalt ved",
    online: "Onlinebetaling",
    recorded: "Bankoverførsel eller anden betaling",
    movement: "Betalingsreference",
    period: "Periode",
    date: "Dato",
    entry: "Postering",
    number: "Nummer",
    debit: "Debet",
    credit: "Kredit",
    balance: "Saldo",
    opening: "Primosaldo",
    closing_balance: "Ultimosaldo",
    entries: Entries { invoice: "Faktura", credit_note: "Kreditnota", payment: "Betaling", refund: "Tilbagebetaling" },
};
