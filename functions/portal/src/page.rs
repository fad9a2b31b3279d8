//! The pay page and the pages for links that lead nowhere.

use app::mail::Words;
use askama::Template;
use domain::invoice::{Invoice, InvoiceState, Status};
use domain::language::Language;
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "pay.html")]
struct PayPage<'a> {
    language: &'static str,
    direction: &'static str,
    title: String,
    seller: &'a str,
    number: &'a str,
    words: &'static Words,
    due: String,
    standing: Standing,
    credited: Option<String>,
    checkout: Option<String>,
    iban: Option<String>,
    bic: Option<String>,
    lines: Vec<LineView<'a>>,
    vat: String,
    total: String,
    email: &'a str,
    phone: Option<&'a str>,
}

/// What the page says first: whether anything is to be paid.
enum Standing {
    /// All of it was credited.
    Void,
    /// Nothing is open; what was paid, where that can be told.
    Paid(Option<String>),
    /// So much is open: all of it, or what payments and credit notes have left.
    Open { label: &'static str, amount: String },
}

struct LineView<'a> {
    name: &'a str,
    quantity: String,
    net: String,
}

#[derive(Template)]
#[template(path = "unknown.html")]
struct UnknownPage {
    texts: Vec<(&'static str, &'static str, &'static str)>,
}

#[derive(Template)]
#[template(path = "trouble.html")]
struct TroublePage;

/// The page of an invoice as it stands on a day, in its buyer's language.
pub(crate) fn pay_page(invoice: &Invoice, state: &InvoiceState, today: Date) -> Result<String, askama::Error> {
    let language = invoice.buyer.language;
    let words = Words::of(language);
    let bank = invoice.seller.bank.as_ref();
    PayPage {
        language: language.tag(),
        direction: direction(language),
        title: words.page_title.replace("{number}", &language.isolate(invoice.number.as_str())),
        seller: invoice.seller.name.as_str(),
        number: invoice.number.as_str(),
        words,
        due: language.write_date(invoice.due_date),
        standing: standing(invoice, state, today),
        credited: state.credited.map(|credited| language.write_money(credited.negated())),
        checkout: invoice.checkout_url.as_ref().map(|url| url.for_invoice(invoice.id)),
        iban: bank.map(|bank| bank.iban.to_string()),
        bic: bank.and_then(|bank| bank.bic.as_ref()).map(ToString::to_string),
        lines: invoice.lines.iter().map(|priced| line(language, priced)).collect(),
        vat: language.write_money(invoice.totals.vat),
        total: language.write_money(invoice.totals.payable),
        email: invoice.seller.email.as_str(),
        phone: invoice.seller.phone.as_ref().map(domain::phone::Phone::as_str),
    }
    .render()
}

fn standing(invoice: &Invoice, state: &InvoiceState, today: Date) -> Standing {
    let language = invoice.buyer.language;
    let words = Words::of(language);
    let whole = invoice.totals.payable;
    let open = |label| Standing::Open { label, amount: language.write_money(state.open) };
    match state.status(invoice, today) {
        Status::Void => Standing::Void,
        Status::Paid => Standing::Paid(state.credited.is_none().then(|| language.write_money(whole))),
        Status::Issued | Status::PartlyPaid | Status::Overdue | Status::Uncollectible if state.open == whole => {
            open(words.to_pay)
        }
        Status::Issued | Status::PartlyPaid | Status::Overdue | Status::Uncollectible => open(words.page_open),
    }
}

fn line(language: Language, priced: &domain::invoice::PricedLine) -> LineView<'_> {
    LineView {
        name: priced.line.name.as_str(),
        quantity: language.write_decimal(priced.line.quantity.value(), 0),
        net: language.write_money(priced.net),
    }
}

fn direction(language: Language) -> &'static str {
    if language.is_right_to_left() { "rtl" } else { "ltr" }
}

/// The page of a link that leads nowhere.
pub(crate) fn unknown_page(languages: &[Language]) -> String {
    let text = |language: &Language| (language.tag(), direction(*language), Words::of(*language).page_unknown);
    UnknownPage { texts: languages.iter().map(text).collect() }.render().unwrap_or_default()
}

/// The page for when it cannot be told just now.
pub(crate) fn trouble_page() -> String {
    TroublePage.render().unwrap_or_default()
}
