//! Every letter in every language: its subject and text in one file, its page in another that a browser opens.

use app::mail::compose;
use domain::event::Letter;
use domain::language::Language;

use crate::files;

const LETTERS: [(Letter, &str); 3] =
    [(Letter::Invoice, "invoice"), (Letter::Receipt, "receipt"), (Letter::Reminder, "reminder")];

#[test]
fn every_letter_reads_as_it_did_in_every_language() {
    let mut written = Vec::new();
    for language in Language::ALL {
        let invoice = files::invoice(language);
        assert_eq!(invoice.buyer.language, language);
        for (letter, name) in LETTERS {
            let mail = compose(letter, &invoice, invoice.totals.payable, &files::pay_link(&invoice)).unwrap();
            let (text, page) = (format!("{name}.{language}.txt"), format!("{name}.{language}.html"));
            files::compare("mails", &text, &format!("Subject: {}\n\n{}", mail.subject, mail.text));
            files::compare("mails", &page, &mail.html);
            written.extend([text, page]);
        }
    }
    files::are_exactly("mails", written);
}
