//! The files: read, compared, and written again when asked to.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use domain::credit_note::{CreditAsked, CreditNote, Credited, Effect, IssuingNote, credit, settle};
use domain::id::CreditNoteId;
use domain::invoice::Invoice;
use domain::language::Language;
use domain::money::Money;
use domain::party::Metadata;
use domain::series::{Pattern, Purpose, Run, Sequence, SeriesName};
use domain::text::Note;
use jiff::civil::date;

/// Whether files are to be written instead of compared.
#[allow(clippy::disallowed_methods, reason = "how one runs the tests, not how the system works")]
pub(crate) fn are_rewritten() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| !value.is_empty())
}

/// A folder of golden files.
pub(crate) fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("golden").join(name)
}

/// The names of the files in a folder.
pub(crate) fn names(name: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder(name)).into_iter().flatten();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// A file's text.
pub(crate) fn read(name: &str, file: &str) -> String {
    let path = folder(name).join(file);
    fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}; write it with UPDATE_GOLDEN=1", path.display()))
}

/// Writes a file.
pub(crate) fn write(name: &str, file: &str, text: &str) {
    fs::create_dir_all(folder(name)).unwrap();
    fs::write(folder(name).join(file), text).unwrap();
}

/// Compares text with its file, or writes the file.
pub(crate) fn compare(name: &str, file: &str, text: &str) {
    if are_rewritten() {
        return write(name, file, text);
    }
    let before = read(name, file);
    let lines = before.lines().zip(text.lines()).enumerate();
    let difference = lines.map(|(index, (old, new))| (index + 1, old, new)).find(|(_, old, new)| old != new);
    let Some((line, old, new)) = difference else {
        let (old, new) = (before.len(), text.len());
        return assert_eq!(before, text, "tests/golden/{name}/{file}: one goes on, {old} and {new} bytes");
    };
    panic!("tests/golden/{name}/{file}:{line}\n  was {old}\n  now {new}\nIf that is meant: UPDATE_GOLDEN=1");
}

/// The folder has these files and no others.
pub(crate) fn are_exactly(name: &str, expected: impl IntoIterator<Item = String>) {
    let (there, expected) = (names(name), expected.into_iter().collect::<BTreeSet<_>>());
    let stray: Vec<_> = there.symmetric_difference(&expected).collect();
    assert!(stray.is_empty(), "tests/golden/{name}: {stray:?} should not be there, or should be");
}

/// The stored invoice in a language, which mails and documents are made of.
pub(crate) fn invoice(language: Language) -> Invoice {
    let stored: serde_json::Value =
        serde_json::from_str(&read("records", &format!("invoice.{language}.v1.json"))).unwrap();
    serde_json::from_value(stored["body"].clone()).unwrap()
}

/// Where it can be paid.
pub(crate) fn pay_link(invoice: &Invoice) -> String {
    app::documents::pay_link(tests::PUBLIC_URL, invoice)
}

/// The first credit note of an invoice of which so much is open.
pub(crate) fn credit_note(invoice: &Invoice, asked: &CreditAsked, open: Money, effect: Effect) -> CreditNote {
    let (priced, _) = credit(invoice, &Credited::nothing(invoice), asked).unwrap();
    let issuing = IssuingNote {
        id: CreditNoteId::parse("crn_01jd0v5e6w3k8t7n9m2q4r5s6t").unwrap(),
        number: Pattern::parse("CN-{year}-{number:5}").unwrap().format(2026, 7),
        sequence: Sequence { series: SeriesName::standing(Purpose::CreditNote), run: Run::Year(2026) },
        sequence_number: 7,
        issue_date: date(2026, 11, 28),
        reason: Note::parse("Agreed by telephone on 27/11 (RMA-7741).").unwrap(),
        external_id: None,
        metadata: Metadata::new(),
        effect: settle(open, priced.totals.payable, effect).unwrap(),
        issued_at: "2026-11-28T10:00:00Z".parse().unwrap(),
    };
    CreditNote::freeze(issuing, priced, invoice)
}
