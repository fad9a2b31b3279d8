//! Every letter in every language: its subject and text in one file, its page in another that a browser opens.

use app::mail::{Content, compose};
use domain::credit_note::{AskedLine, AskedPart, CreditAsked, CreditNote, DocumentPart, Effect};
use domain::invoice::{Amount, Invoice};
use domain::language::Language;
use domain::money::Money;

use crate::files;

#[test]
fn every_letter_reads_as_it_did_in_every_language() {
    let mut written = Vec::new();
    for language in Language::ALL {
        let invoice = files::invoice(language);
        assert_eq!(invoice.buyer.language, language);
        let notes = Notes::of(&invoice);
        for (name, content) in claims(&invoice).into_iter().chain(notes.letters(&invoice)) {
            let mail = compose(&content, &invoice, &files::pay_link(&invoice)).unwrap();
            let (text, page) = (format!("{name}.{language}.txt"), format!("{name}.{language}.html"));
            files::compare("mails", &text, &format!("Subject: {}\n\n{}", mail.subject, mail.text));
            files::compare("mails", &page, &mail.html);
            written.extend([text, page]);
        }
    }
    files::are_exactly("mails", written);
}

fn claims(invoice: &Invoice) -> [(&'static str, Content<'static>); 4] {
    let (payable, part, nothing) = (invoice.totals.payable, money("100", invoice), money("0", invoice));
    let rest = payable.checked_sub(part).unwrap();
    [
        ("invoice", Content::Invoice),
        ("receipt", Content::Receipt { amount: payable, open: nothing }),
        ("receipt-of-part", Content::Receipt { amount: part, open: rest }),
        ("reminder", Content::Reminder { open: payable }),
    ]
}

/// Credit notes of 10 before VAT, or with it where the prices include it.
struct Notes {
    reducing: CreditNote,
    refunding: CreditNote,
    keeping: CreditNote,
}

impl Notes {
    fn of(invoice: &Invoice) -> Self {
        let line = AskedLine { line: 1, part: AskedPart::Amount(Amount::parse("10").unwrap()) };
        let asked = CreditAsked::Lines { lines: vec![line], document: DocumentPart::Keep };
        let note = |open, effect| files::credit_note(invoice, &asked, open, effect);
        Self {
            reducing: note(invoice.totals.payable, Effect::ReduceOpen),
            refunding: note(money("4", invoice), Effect::Refund),
            keeping: note(money("0", invoice), Effect::Credit),
        }
    }

    fn letters(&self, invoice: &Invoice) -> [(&'static str, Content<'_>); 3] {
        let (nothing, total) = (money("0", invoice), self.reducing.totals.payable);
        let rest = invoice.totals.payable.checked_sub(total).unwrap();
        [
            ("credit-note", Content::CreditNote { note: &self.reducing, open: rest }),
            ("credit-note-refunded", Content::CreditNote { note: &self.refunding, open: nothing }),
            ("credit-note-kept", Content::CreditNote { note: &self.keeping, open: nothing }),
        ]
    }
}

fn money(text: &str, invoice: &Invoice) -> Money {
    Money::parse(text, invoice.currency).unwrap()
}
