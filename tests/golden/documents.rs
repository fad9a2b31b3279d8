//! The documents of one stored invoice and of a credit note for all of it, in each language: what it says of itself, its words, and the digest of its bytes.
//!
//! Arabic words stand here letter by letter from left to right, as their glyphs do: this reader of PDFs does not turn
//! them around. That other readers do is tested where the glyphs are arranged, in `documents`.

use domain::credit_note::{CreditAsked, Effect};
use domain::language::Language;
use domain::theme::Look;
use lopdf::{Dictionary, Document, Object};
use sha2::{Digest, Sha256};

use crate::files;

/// The most a document of ten lines may have, without an electronic invoice inside.
const BYTES_MAX: usize = 55_000;

#[test]
fn a_document_is_the_same_bytes_on_any_day() {
    let mut written = Vec::new();
    for language in Language::ALL {
        for (name, pdf) in [("invoice", drawn(language)), ("credit-note", credited(language))] {
            let file = format!("{name}.{language}.txt");
            files::compare("documents", &file, &told(&pdf));
            assert!(pdf.len() <= BYTES_MAX, "{file}: {} bytes", pdf.len());
            written.push(file);
        }
    }
    files::are_exactly("documents", written);
}

#[test]
fn a_document_says_that_it_is_pdf_a_3b_and_in_which_language() {
    for language in Language::ALL {
        let invoice = files::invoice(language);
        let document = Document::load_mem(&drawn(language)).unwrap();
        let catalog = document.catalog().unwrap();
        assert_eq!(text(catalog, b"Lang"), language.tag());
        assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"OutputIntents"), "{language}");
        let about = xmp(&document);
        for said in ["<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>"] {
            assert!(about.contains(said), "{language}: no {said} in {about}");
        }
        let title = between(&about, "<dc:title>", "</dc:title>");
        assert!(title.contains(invoice.number.as_str()), "{language}: {title}");
    }
}

fn drawn(language: Language) -> Vec<u8> {
    let invoice = files::invoice(language);
    documents::invoice(&invoice, &files::pay_link(&invoice), &Look::default()).unwrap().pdf
}

fn credited(language: Language) -> Vec<u8> {
    let invoice = files::invoice(language);
    let note = files::credit_note(&invoice, &CreditAsked::Whole, invoice.totals.payable, Effect::ReduceOpen);
    documents::credit_note(&note, &Look::default()).unwrap().pdf
}

fn told(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let about = xmp(&document);
    let mut told = vec![
        format!("title: {}", plain(between(&about, "<dc:title>", "</dc:title>"))),
        format!("author: {}", plain(between(&about, "<dc:creator>", "</dc:creator>"))),
        format!("language: {}", text(document.catalog().unwrap(), b"Lang")),
        format!("bytes: {}", pdf.len()),
        format!("sha256: {}", hex::encode(Sha256::digest(pdf))),
    ];
    for page in document.get_pages().keys() {
        told.push(format!("\n--- page {page}"));
        let words = document.extract_text(&[*page]).unwrap();
        told.extend(words.lines().map(|line| line.trim_end().to_owned()).filter(|line| !line.is_empty()));
    }
    told.join("\n") + "\n"
}

fn xmp(document: &Document) -> String {
    let metadata = document.catalog().unwrap().get(b"Metadata").and_then(Object::as_reference).unwrap();
    let stream = document.get_object(metadata).and_then(Object::as_stream).unwrap();
    let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    String::from_utf8(bytes).unwrap()
}

fn text(dictionary: &Dictionary, key: &[u8]) -> String {
    lopdf::decode_text_string(dictionary.get(key).unwrap()).unwrap()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start} in {text}"));
    rest.split_once(end).unwrap().0
}

/// What is left of XML without its tags.
fn plain(xml: &str) -> String {
    let parts = xml.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect::<String>().trim().to_owned()
}
