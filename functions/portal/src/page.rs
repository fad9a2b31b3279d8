//! The pay page and the pages for links that lead nowhere.

use app::mail::Words;
use askama::Template;
use domain::invoice::{Invoice, InvoiceState};
use domain::language::Language;

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
    paid: bool,
    amount: String,
    checkout: Option<String>,
    iban: Option<String>,
    bic: Option<String>,
    lines: Vec<LineView<'a>>,
    vat: String,
    total: String,
    email: &'a str,
    phone: Option<&'a str>,
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

/// The page of an invoice, in its buyer's language.
pub(crate) fn pay_page(invoice: &Invoice, state: &InvoiceState) -> Result<String, askama::Error> {
    let language = invoice.buyer.language;
    let words = Words::of(language);
    let bank = invoice.seller.bank.as_ref();
    let paid = state.is_paid();
    let amount = if paid { invoice.totals.payable } else { state.open };
    PayPage {
        language: language.tag(),
        direction: direction(language),
        title: words.page_title.replace("{number}", &language.isolate(invoice.number.as_str())),
        seller: invoice.seller.name.as_str(),
        number: invoice.number.as_str(),
        words,
        due: language.write_date(invoice.due_date),
        paid,
        amount: language.write_money(amount),
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
