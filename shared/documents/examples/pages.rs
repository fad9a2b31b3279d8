//! Writes the documents whose pages are kept as pictures into a folder: `make pages` calls it.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a tool for tests, not a part of the system")]

#[path = "samples/mod.rs"]
mod samples;

/// Sample, lines, look.
const PAGES: [(&str, usize, &str); 26] = [
    ("da", 1, ""),
    ("ro", 1, ""),
    ("ar", 1, ""),
    ("en", 1, ""),
    ("da", 30, ""),
    ("ro", 30, ""),
    ("ar", 30, ""),
    ("en", 30, ""),
    ("da", 500, ""),
    ("ro", 500, ""),
    ("ar", 500, ""),
    ("en", 500, ""),
    ("credit-ro", 3, ""),
    ("deposit-ar", 2, ""),
    ("delivered-da", 6, "branded"),
    ("adjusted", 3, ""),
    ("mixed", 4, ""),
    ("ro", 3, "serif"),
    ("en", 24, "letter"),
    ("ar", 5, "bilingual"),
    ("ar", 4, "indic"),
    ("scripts", 13, ""),
    ("reminder-en", 1, ""),
    ("receipt-da", 1, ""),
    ("statement-ar", 60, ""),
    ("hostile", 11, ""),
];

fn main() {
    let Some(folder) = std::env::args().nth(1) else {
        println!("pages <folder>");
        return;
    };
    std::fs::create_dir_all(&folder).unwrap();
    for (name, lines, look) in PAGES {
        let pdf = documents::draw(&samples::sheet(name, lines), &samples::looks::look(look)).unwrap();
        let file = [name, &lines.to_string(), look].join("-");
        std::fs::write(format!("{folder}/{}.pdf", file.trim_end_matches('-')), pdf).unwrap();
    }
}
