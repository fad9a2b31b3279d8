//! What the domain does without, and where the environment and the clock are read.

use crate::project::nothing_breaks;
use crate::rust::{self, Named, Source};

/// What reads or changes the world.
const WORLD: [&[&str]; 10] = [
    &["std", "env"],
    &["std", "fs"],
    &["std", "io"],
    &["std", "net"],
    &["std", "os"],
    &["std", "process"],
    &["std", "thread"],
    &["std", "time"],
    &["tokio"],
    &["tracing"],
];

#[test]
fn the_domain_counts_in_decimals() {
    let mut broken = Vec::new();
    for source in rust::sources(&["shared/domain"]) {
        let floats =
            source.names().into_iter().filter(|named| named.parts.iter().any(|part| part == "f64" || part == "f32"));
        broken.extend(floats.map(|named| format!("{}: {}", source.at(named.line), named.text())));
        let floats = source.literals().into_iter().filter(|(literal, _)| is_float(literal));
        broken.extend(floats.map(|(literal, line)| format!("{}: {literal}", source.at(line))));
    }
    nothing_breaks("money is counted, never approximated: no f32, no f64 in shared/domain", &broken);
}

fn is_float(literal: &str) -> bool {
    let number = literal.starts_with(|first: char| first.is_ascii_digit()) && !literal.starts_with("0x");
    number && (literal.contains('.') || literal.ends_with("f32") || literal.ends_with("f64"))
}

#[test]
fn the_domain_only_decides() {
    let mut broken = Vec::new();
    for source in rust::sources(&["shared/domain"]) {
        let names = source.names().into_iter();
        let wrong =
            names.filter(|named| WORLD.iter().any(|world| named.begins(world)) || is_async(named) || is_clock(named));
        broken.extend(wrong.map(|named| format!("{}: {}", source.at(named.line), named.text())));
        let loud =
            ["print", "println", "eprint", "eprintln", "dbg", "env", "option_env", "include_str", "include_bytes"];
        let wrong = source.macros().into_iter().filter(|(name, _)| loud.contains(&name.as_str()));
        broken.extend(wrong.map(|(name, line)| format!("{}: {name}!", source.at(line))));
    }
    nothing_breaks("shared/domain has no I/O, no clock, no environment and nothing async", &broken);
}

fn is_async(named: &Named) -> bool {
    named.parts.iter().any(|part| part == "async" || part == "await" || part == "Future")
}

/// `Timestamp::now`, `Instant::now` and whatever else tells the time by that name.
fn is_clock(named: &Named) -> bool {
    let tells = |part: &String| part == "SystemTime" || part == "Instant";
    named.parts.iter().any(tells) || (named.parts.len() > 1 && named.parts.last().is_some_and(|part| part == "now"))
}

/// Where a request or another invocation begins, and the port that measures how long one waited.
const CLOCKS: [&str; 3] = [
    "shared/aws/src/inbound/http/door.rs",
    "shared/aws/src/inbound/invocation.rs",
    "shared/aws/src/outbound/waiting.rs",
];

#[test]
fn the_time_is_read_at_the_door() {
    let broken = used_outside(&CLOCKS, is_clock);
    nothing_breaks(&format!("the time is read once per invocation, in {}", CLOCKS.join(", ")), &broken);
}

/// Where the environment is read.
const ENVIRONMENT: &str = "shared/aws/src/inbound/settings.rs";

#[test]
fn the_environment_is_read_in_one_file() {
    let mut broken = used_outside(&[ENVIRONMENT], |named| {
        named.begins(&["std", "env"]) || (named.begins(&["env"]) && named.parts.len() > 1)
    });
    for source in rust::sources(&["shared", "functions"]) {
        let built_in = source.macros().into_iter().filter(|(name, _)| name == "env" || name == "option_env");
        broken.extend(built_in.map(|(name, line)| format!("{}: {name}!", source.at(line))));
    }
    nothing_breaks(&format!("the environment is read in {ENVIRONMENT} only"), &broken);
}

/// What main calls itself and which then reads a setting of its own: the level of the log, and where AWS is.
const STARTED_BY_MAIN: [&str; 2] = ["shared/aws/src/inbound/telemetry.rs", "shared/aws/src/outbound/clients.rs"];

#[test]
fn settings_are_asked_for_in_main_only() {
    let is_main = |source: &Source| source.path.starts_with("functions/") && source.path.ends_with("/src/main.rs");
    let mut broken = Vec::new();
    for source in rust::sources(&["shared", "functions"]).iter().filter(|source| !is_main(source)) {
        let wrong = source.names().into_iter().filter(names_settings);
        let wrong = wrong.filter(|_| source.path != ENVIRONMENT && !STARTED_BY_MAIN.contains(&source.path.as_str()));
        broken.extend(wrong.map(|named| format!("{}: {}", source.at(named.line), named.text())));
    }
    nothing_breaks("aws::inbound::settings is called from main, and what it reads is an argument below", &broken);
}

fn names_settings(named: &Named) -> bool {
    named.parts.windows(2).any(|pair| pair == ["inbound", "settings"])
        || named.parts.windows(2).any(|pair| pair == ["settings", "read"] || pair == ["settings", "optional"])
}

fn used_outside(allowed: &[&str], is_it: impl Fn(&Named) -> bool) -> Vec<String> {
    let sources = rust::sources(&["shared", "functions"]);
    let others = sources.iter().filter(|source| !allowed.contains(&source.path.as_str()));
    let found = others.flat_map(|source| {
        let named = source.names().into_iter().filter(|named| is_it(named));
        named.map(|named| format!("{}: {}", source.at(named.line), named.text())).collect::<Vec<_>>()
    });
    found.collect()
}
