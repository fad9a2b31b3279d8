//! Writes a mail: what is asked for, in the reader's language, as plain text and as a page.

use askama::Template;
use domain::invoice::Invoice;

use super::Words;
use super::content::{Content, Draft};
use crate::failure::{Failure, FailureKind};

/// A mail without its addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letterhead {
    /// One line.
    pub subject: String,
    /// As plain text.
    pub text: String,
    /// As a page.
    pub html: String,
}

#[derive(Template)]
#[template(path = "mail.html")]
struct Page<'a> {
    language: &'static str,
    direction: &'static str,
    end: &'static str,
    subject: &'a str,
    seller: &'a str,
    seller_contact: &'a str,
    phone: Option<&'a str>,
    greeting: &'a str,
    body: &'a str,
    facts: &'a [(&'static str, String)],
    link: Option<&'a str>,
    pay: &'static str,
    closing: &'static str,
}

/// Writes a letter about an invoice in its buyer's language.
pub fn compose(content: &Content<'_>, invoice: &Invoice, pay_link: &str) -> Result<Letterhead, Failure> {
    let language = invoice.buyer.language;
    let words = Words::of(language);
    let draft = Draft::of(content, invoice);
    let reader = invoice.buyer.billing_contact().map_or(invoice.buyer.name.as_str(), |contact| contact.name.as_str());
    let seller = &invoice.seller;
    let place = |text: &str| language.isolate(text);
    let mut values = vec![
        ("{number}", place(invoice.number.as_str())),
        ("{date}", place(&language.write_date(invoice.issue_date))),
        ("{due}", place(&language.write_date(invoice.due_date))),
        ("{seller}", place(seller.name.as_str())),
        ("{customer}", place(reader)),
    ];
    values.extend(draft.values.iter().map(|(name, value)| (*name, place(value))));
    let (subject, greeting) = (fill(draft.subject, &values), fill(words.greeting, &values));
    let body = fill(&draft.sentences.join(" "), &values);
    let page = Page {
        language: language.tag(),
        direction: if language.is_right_to_left() { "rtl" } else { "ltr" },
        end: if language.is_right_to_left() { "left" } else { "right" },
        subject: &subject,
        seller: seller.name.as_str(),
        seller_contact: seller.contact_name.as_str(),
        phone: seller.phone.as_ref().map(domain::phone::Phone::as_str),
        greeting: &greeting,
        body: &body,
        facts: &draft.facts,
        link: draft.asks_for_payment.then_some(pay_link),
        pay: words.pay,
        closing: words.closing,
    };
    let html = page.render().map_err(|error| Failure::new(FailureKind::Corrupt, "write a mail").because(error))?;
    let text = plain(&page, place);
    Ok(Letterhead { subject, text, html })
}

fn plain(page: &Page<'_>, isolate: impl Fn(&str) -> String) -> String {
    let mut lines = vec![page.greeting.to_owned(), String::new(), page.body.to_owned(), String::new()];
    lines.extend(page.facts.iter().map(|(label, value)| format!("{label}: {}", isolate(value))));
    lines.extend(page.link.into_iter().flat_map(|link| [String::new(), format!("{}: {link}", page.pay)]));
    lines.extend(["", page.closing, page.seller_contact, page.seller].map(str::to_owned));
    lines.extend(page.phone.map(str::to_owned));
    lines.push(String::new());
    lines.join("\n")
}

/// Puts values into their places in one pass, so that a value is never read as a place.
fn fill(text: &str, values: &[(&str, String)]) -> String {
    let mut filled = String::with_capacity(text.len().saturating_mul(2));
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, place) = rest.split_at(at);
        filled.push_str(before);
        let found =
            values.iter().find_map(|(name, value)| place.strip_prefix(name).map(|after| (value.as_str(), after)));
        let (value, after) = found.unwrap_or_else(|| place.split_at(1));
        // One line stays one line: a subject with a line break would begin a header of its own.
        filled.extend(value.chars().map(|character| if character.is_control() { ' ' } else { character }));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_value_is_never_read_as_a_place() {
        let values = [("{number}", "{seller}".to_owned()), ("{seller}", "A\r\nBcc: x".to_owned())];
        assert_eq!(fill("{number} – {seller} – {other}", &values), "{seller} – A  Bcc: x – {other}");
    }
}
