//! Writes documents of every kind and language, each beside what a reader must find in it, for `infra/documents` to read
//! back: `cargo run -p documents --example write_samples -- target/documents`.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a tool for tests, not a part of the system"
)]

#[path = "samples/mod.rs"]
mod samples;

use std::path::Path;

use documents::Attachment;
use documents::sheet::{Content, Kind, Sheet};
use domain::theme::Look;
use serde_json::{Value, json};

/// A small invoice that passes the schema; what real ones say is tested where they are written.
const FACTUR_X: &[u8] = include_bytes!("samples/factur-x.xml");
const KINDS: [&str; 5] = ["credit", "deposit", "final", "new", "listed"];
/// Samples in looks that merchants might choose.
const LOOKS: [(&str, &str); 5] =
    [("da", "branded"), ("ro", "serif"), ("en", "letter"), ("ar", "bilingual"), ("ar", "indic")];

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "target/documents".to_owned());
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder).unwrap();
    for language in ["da", "ro", "ar", "en"] {
        for lines in [1, 10, 30] {
            write(folder, &format!("{language}-{lines}"), &samples::sheet(language, lines), true);
        }
        for kind in KINDS {
            let name = format!("{kind}-{language}");
            write(folder, &name, &samples::sheet(&name, 12), kind != "deposit");
        }
    }
    for (name, lines) in [("mixed", 12), ("adjusted", 12), ("adjusted-ar", 12), ("hostile", 11)] {
        write(folder, name, &samples::sheet(name, lines), true);
    }
    write(folder, "da-500", &samples::sheet("da", 500), true);
    write(folder, "scripts", &samples::sheet("scripts", 13), true);
    for (name, look) in LOOKS {
        write_in(folder, &format!("{name}-{look}"), &samples::sheet(name, 12), &samples::looks::look(look), true);
    }
    println!("{} documents in {}", KINDS.len() * 4 + LOOKS.len() + 18, folder.display());
}

fn write(folder: &Path, name: &str, sheet: &Sheet, with_invoice: bool) {
    write_in(folder, name, sheet, &Look::default(), with_invoice);
}

fn write_in(folder: &Path, name: &str, sheet: &Sheet, look: &Look, with_invoice: bool) {
    let attachments = if with_invoice { vec![Attachment::factur_x(FACTUR_X.to_vec())] } else { Vec::new() };
    let pdf = documents::draw_with(sheet, look, attachments).unwrap();
    std::fs::write(folder.join(format!("{name}.pdf")), pdf).unwrap();
    let expected = serde_json::to_vec_pretty(&expected(name, sheet, with_invoice)).unwrap();
    std::fs::write(folder.join(format!("{name}.json")), expected).unwrap();
}

/// What a reader must find. Of hostile texts only that they can be read at all.
fn expected(name: &str, sheet: &Sheet, with_invoice: bool) -> Value {
    let is_hostile = name == "hostile";
    let texts = |texts: Vec<String>| if is_hostile { Vec::new() } else { texts };
    // On a page from left to right, readers differ in where a line from right to left begins; and poppler's walk through
    // the tags leaves out what follows a Thai vowel of two parts.
    let is_plain = |letter: char| !matches!(letter, '\u{590}'..='\u{8ff}' | '\u{e00}'..='\u{e7f}');
    let is_checked = |line: &String| name != "scripts" || line.chars().all(is_plain);
    let Content::Sale(sale) = &sheet.content else { unreachable!("letters carry no electronic invoice") };
    let lines = sale.lines.iter().map(|line| line.name.clone()).filter(is_checked).collect();
    let codes = match &sale.kind {
        Kind::Invoice(claim) => {
            let payment = &claim.payment;
            [&payment.iban, &payment.bic, &payment.pay_url].into_iter().flatten().cloned().collect()
        }
        Kind::CreditNote(_) => Vec::new(),
    };
    let whole = [&sheet.seller.name, &sheet.buyer.name, &sheet.number].into_iter().chain(&sale.note);
    json!({
        "language": sheet.language.tag(),
        "number": if is_hostile { "" } else { &sheet.number },
        "author": if is_hostile { "" } else { &sheet.seller.name },
        "date": sheet.issue_date.to_string(),
        "factur_x": with_invoice.then_some("EN 16931"),
        // Each on a line of its own, to be copied.
        "codes": texts(codes),
        // In the order of the page.
        "lines": texts(lines),
        // Somewhere, in one piece.
        "whole": texts(whole.cloned().collect()),
    })
}
