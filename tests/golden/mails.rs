//! Every letter in every language: its subject and text in one file, its page in another that a browser opens.

use app::mail::{Content, compose};
use domain::invoice::Invoice;
use domain::language::Language;
use domain::money::Money;

use crate::files;

#[test]
fn every_letter_reads_as_it_did_in_every_language() {
    let mut written = Vec::new();
    for language in Language::ALL {
        let invoice = files::invoice(language);
        assert_eq!(invoice.buyer.language, language);
        for (name, content) in letters(&invoice) {
            let mail = compose(&content, &invoice, &files::pay_link(&invoice)).unwrap();
            let (text, page) = (format!("{name}.{language}.txt"), format!("{name}.{language}.html"));
            files::compare("mails", &text, &format!("Subject: {}\n\n{}", mail.subject, mail.text));
            files::compare("mails", &page, &mail.html);
            written.extend([text, page]);
        }
    }
    files::are_exactly("mails", written);
}

fn letters(invoice: &Invoice) -> [(&'static str, Content<'_>); 4] {
    let (payable, part) = (invoice.totals.payable, Money::parse("100", invoice.currency).unwrap());
    let (nothing, rest) = (Money::zero(invoice.currency), payable.checked_sub(part).unwrap());
    [
        ("invoice", Content::Invoice),
        ("receipt", Content::Receipt { amount: payable, open: nothing }),
        ("receipt-of-part", Content::Receipt { amount: part, open: rest }),
        ("reminder", Content::Reminder { open: payable }),
    ]
}
