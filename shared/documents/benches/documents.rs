//! How long a document takes from an issued invoice to its finished files, the PDF with the electronic invoice inside and
//! that in both syntaxes, each time another invoice: warm in one process, and cold from the start of a new one. Then how
//! large the PDF is and how much memory a new process needed.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark"
)]

use std::hint::black_box;
use std::process::Command;

use criterion::{BatchSize, BenchmarkId, Criterion};
use documents::Document;
use documents::sheet::Sheet;
use domain::invoice::Invoice;
use domain::theme::Look;
use serde_json::{Value, json};

/// Draw one document and tell of it instead of measuring: what a new process does.
const ONCE: &str = "--draw-once";
const PAY_URL: &str = "https://faktura.example/pay/q3Zk9vYw0b7mT4xRr1LhC8uJd2NfEa5s";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, once, language, lines] = arguments.as_slice()
        && once == ONCE
    {
        return draw_once(language, lines.parse().unwrap());
    }
    let mut criterion = Criterion::default().configure_from_args().sample_size(60);
    let mut group = criterion.benchmark_group("document");
    for (language, lines) in [("da", 10), ("ar", 10), ("da", 500)] {
        let mut seed = 0;
        group.bench_function(BenchmarkId::new(format!("{language}-{lines}"), "warm"), |bencher| {
            let another = || {
                seed += 1;
                invoice(language, lines, seed)
            };
            bencher.iter_batched(another, |invoice| drawn(&invoice), BatchSize::SmallInput);
        });
    }
    group.bench_function(BenchmarkId::new("da-10", "cold"), |bencher| {
        bencher.iter(|| black_box(in_a_new_process("da", 10)));
    });
    group.finish();
    criterion.final_summary();
    for lines in [10, 500] {
        for figure in in_a_new_process("da", lines).lines() {
            println!("figure document/da-{lines}/{figure}");
        }
        let sheet = Sheet::of(&invoice("da", lines, 7), PAY_URL);
        let alone = documents::draw(&sheet, &Look::default()).unwrap().len();
        println!("figure document/da-{lines}/bytes-without-xml {alone} B");
    }
}

fn drawn(invoice: &Invoice) -> Document {
    documents::invoice(invoice, PAY_URL, &Look::default()).unwrap()
}

fn in_a_new_process(language: &str, lines: usize) -> String {
    let program = std::env::current_exe().unwrap();
    let output = Command::new(program).args([ONCE, language, &lines.to_string()]).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn draw_once(language: &str, lines: usize) {
    let document = drawn(&invoice(language, lines, std::process::id()));
    // Linux tells the most memory a process had, in KiB.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0 kB");
    println!("memory {}", peak.trim().replace("kB", "KiB"));
    println!("bytes {} B", document.pdf.len());
}

/// An invoice like no other, from a stored one: its number, names and amounts differ by `seed`.
fn invoice(language: &str, lines: usize, seed: u32) -> Invoice {
    let stored = match language {
        "ar" => include_str!("../../../tests/golden/records/invoice.ar.v1.json"),
        _ => include_str!("../../../tests/golden/records/invoice.da.v1.json"),
    };
    let mut body = serde_json::from_str::<Value>(stored).unwrap()["body"].take();
    let templates = body["lines"].take();
    let templates = templates.as_array().unwrap();
    let all = (0..lines).map(|index| {
        let mut line = templates[index % templates.len()].clone();
        line["name"] =
            json!(format!("{} {}", line["name"].as_str().unwrap(), u32::try_from(index).unwrap() + seed % 89));
        line["net"]["minor"] = json!(line["net"]["minor"].as_i64().unwrap() + i64::from(seed % 9_973));
        line
    });
    body["lines"] = all.collect();
    // Those invoices are older than electronic invoices.
    body["profile"] = json!("en16931");
    body["number"] = json!(format!("NL-2026-{:06}", seed % 1_000_000));
    body["buyer"]["name"] = json!(format!("{} {seed}", body["buyer"]["name"].as_str().unwrap()));
    serde_json::from_value(body).unwrap()
}
