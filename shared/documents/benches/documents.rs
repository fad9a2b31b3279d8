//! How long a document takes, each time another invoice with its electronic invoice inside: warm in one process, and cold
//! from the start of a new one. Then how large the file is and how much memory a new process needed.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark"
)]

#[path = "../examples/samples/mod.rs"]
mod samples;

use std::hint::black_box;
use std::process::Command;

use criterion::{BatchSize, BenchmarkId, Criterion};
use documents::sheet::{Kind, Sheet};
use documents::{Attachment, draw_with};
use domain::theme::Look;
use rust_decimal::Decimal;

/// Draw one document and tell of it instead of measuring: what a new process does.
const ONCE: &str = "--draw-once";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, once, language, lines, seed] = arguments.as_slice()
        && once == ONCE
    {
        return draw_once(language, lines.parse().unwrap(), seed.parse().unwrap());
    }
    let mut criterion = Criterion::default().configure_from_args().sample_size(60);
    let mut group = criterion.benchmark_group("document");
    for (language, lines) in [("da", 10), ("ar", 10), ("da", 500)] {
        let mut seed = 0_u32;
        group.bench_function(BenchmarkId::new(format!("{language}-{lines}"), "warm"), |bencher| {
            let invoice = || {
                seed = seed.wrapping_add(1);
                (sheet(language, lines, seed), vec![electronic(lines, seed)])
            };
            bencher.iter_batched(
                invoice,
                |(sheet, inside)| draw_with(&sheet, &Look::default(), inside).unwrap(),
                BatchSize::SmallInput,
            );
        });
    }
    let mut seed = 0_u32;
    group.bench_function(BenchmarkId::new("da-10", "cold"), |bencher| {
        bencher.iter(|| {
            seed = seed.wrapping_add(1);
            black_box(in_a_new_process("da", 10, seed))
        });
    });
    group.finish();
    criterion.final_summary();
    for lines in [10, 500] {
        let told = in_a_new_process("da", lines, 7);
        for figure in told.lines() {
            println!("figure document/da-{lines}/{figure}");
        }
    }
}

fn in_a_new_process(language: &str, lines: usize, seed: u32) -> String {
    let program = std::env::current_exe().unwrap();
    let output = Command::new(program).args([ONCE, language, &lines.to_string(), &seed.to_string()]).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn draw_once(language: &str, lines: usize, seed: u32) {
    let sheet = sheet(language, lines, seed);
    let pdf = draw_with(&sheet, &Look::default(), vec![electronic(lines, seed)]).unwrap();
    // Linux tells the most memory a process had, in KiB.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0 kB");
    println!("memory {}", peak.trim().replace("kB", "KiB"));
    println!("bytes {} B", pdf.len());
    if seed == 7 {
        println!("bytes-without-xml {} B", documents::draw(&sheet, &Look::default()).unwrap().len());
    }
}

/// An invoice like no other: its number, names and amounts differ by `seed`.
fn sheet(language: &str, lines: usize, seed: u32) -> Sheet {
    let mut sheet = samples::sheet(language, lines);
    sheet.number = format!("INV-2026-{seed:06}");
    sheet.buyer.name = format!("{} {seed}", sheet.buyer.name);
    let extra = Decimal::new(i64::from(seed % 9_973), 2);
    for line in &mut sheet.lines {
        line.name = format!("{} {}", line.name, seed % 89);
        line.unit_price += extra;
        line.net = (line.quantity * line.unit_price).round_dp(2);
    }
    let net: Decimal = sheet.lines.iter().map(|line| line.net).sum();
    sheet.totals.line_total = net;
    sheet.totals.tax_exclusive = net;
    if let Kind::Invoice(claim) = &mut sheet.kind {
        claim.payment.reference.clone_from(&sheet.number);
    }
    sheet
}

/// XML of the size that an electronic invoice has, about a kilobyte a line.
fn electronic(lines: usize, seed: u32) -> Attachment {
    let whole = include_str!("../examples/samples/factur-x.xml");
    let (start, rest) = whole.split_once("<ram:IncludedSupplyChainTradeLineItem>").unwrap();
    let (line, end) = rest.split_once("</ram:IncludedSupplyChainTradeLineItem>").unwrap();
    let mut xml = start.to_owned();
    for number in 0..lines {
        let net = format!("{}.{:02}", seed % 977 + 3, number % 100);
        xml.push_str("<ram:IncludedSupplyChainTradeLineItem>");
        xml.push_str(&line.replace("200.00", &net).replace(">1<", &format!(">{number}<")));
        xml.push_str("</ram:IncludedSupplyChainTradeLineItem>");
    }
    xml.push_str(end);
    Attachment::factur_x(xml.into_bytes())
}
