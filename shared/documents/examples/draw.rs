//! Draws a made-up document to look at: `cargo run -p documents --example draw -- da 10 /tmp/da.pdf`, or `credit-da`.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a tool for people, not a part of the system"
)]

#[path = "samples/mod.rs"]
mod samples;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, lines, path, look @ ..] = arguments.as_slice() else {
        println!(
            "draw [credit-|deposit-|final-|new-|delivered-|reminder-|receipt-|statement-]<language> <lines> <out.pdf>"
        );
        println!("     [letter|serif|indic|bilingual|branded]");
        return;
    };
    let sheet = samples::sheet(name, lines.parse().unwrap());
    let look = samples::looks::look(look.first().map_or("", String::as_str));
    let started = std::time::Instant::now();
    let pdf = documents::draw(&sheet, &look).unwrap();
    let first = started.elapsed();
    let rounds = 5;
    let started = std::time::Instant::now();
    for _ in 0..rounds {
        assert_eq!(documents::draw(&sheet, &look).unwrap(), pdf);
    }
    println!("{path}: {} bytes, first {first:?}, then {:?}", pdf.len(), started.elapsed() / rounds);
    std::fs::write(path, pdf).unwrap();
}
