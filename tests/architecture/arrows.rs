//! Which room may know which.

use std::collections::BTreeSet;

use crate::project::{self, Crate, nothing_breaks};
use crate::rust::{self, Named};

/// The shared rooms, and what each may know of ours.
const ROOMS: [(&str, &[&str]); 5] = [
    ("domain", &[]),
    ("app", &["domain"]),
    ("documents", &["domain"]),
    ("wire", &["domain"]),
    ("aws", &["app", "domain", "wire"]),
];

/// What a function may know of ours.
const FUNCTIONS_KNOW: [&str; 4] = ["app", "aws", "domain", "wire"];

/// The only function that carries fonts.
const DRAWS: &str = "render-invoice";

/// The rooms that know neither AWS nor Lambda nor HTTP.
const UNAWARE: [&str; 4] = ["domain", "app", "documents", "wire"];

fn may_know(found: &Crate) -> Vec<&'static str> {
    if found.is_function() {
        let fonts = (found.name() == DRAWS).then_some("documents");
        return FUNCTIONS_KNOW.into_iter().chain(fonts).collect();
    }
    let rule = ROOMS.iter().find(|(room, _)| *room == found.name());
    rule.unwrap_or_else(|| panic!("{}: a room without a rule: say in ROOMS what it may know", found.folder)).1.to_vec()
}

#[test]
fn a_room_knows_only_the_rooms_it_may() {
    let crates = project::crates();
    let ours: BTreeSet<&str> = crates.iter().map(Crate::name).collect();
    let mut broken = Vec::new();
    for found in crates.iter().filter(|found| found.name() != "tests") {
        let allowed = may_know(found);
        let wrong = found.dependencies().into_iter().map(|(name, _)| name);
        let wrong = wrong.filter(|name| ours.contains(name) && !allowed.contains(name));
        broken.extend(wrong.map(|name| format!("{}: {} may not know {name}", found.place(name), found.name())));
    }
    nothing_breaks(
        "domain ← app, documents, wire; app, domain, wire ← aws; shared rooms ← a function; nobody → tests",
        &broken,
    );
}

#[test]
fn only_aws_and_the_functions_know_aws_lambda_and_http() {
    let mut broken = Vec::new();
    for found in project::crates().iter().filter(|found| UNAWARE.contains(&found.name())) {
        let wrong = found.dependencies().into_iter().map(|(name, _)| name);
        let wrong = wrong.filter(|name| is_of_the_outside(&name.replace('-', "_")));
        broken.extend(wrong.map(|name| format!("{}: {} may not know {name}", found.place(name), found.name())));
    }
    for source in rust::sources(&UNAWARE.map(|room| format!("shared/{room}")).each_ref().map(String::as_str)) {
        let wrong =
            source.names().into_iter().filter(|named| named.parts.len() > 1 && is_of_the_outside(&named.parts[0]));
        broken.extend(wrong.map(|named| format!("{}: {}", source.at(named.line), named.text())));
    }
    nothing_breaks("AWS, Lambda and HTTP types appear only in shared/aws and functions", &broken);
}

fn is_of_the_outside(name: &str) -> bool {
    let http = ["axum", "http", "http_body", "http_body_util", "hyper", "reqwest", "tower", "tower_http", "ureq"];
    name.starts_with("aws_") || name.starts_with("lambda_") || http.contains(&name)
}

/// Where the attributes of the table are named.
const ATTRIBUTES: &str = "shared/aws/src/outbound/dynamodb/attributes.rs";

#[test]
fn attributes_of_the_table_are_named_in_one_file() {
    let text = project::read(ATTRIBUTES);
    let names = rust::Source::read(ATTRIBUTES.to_owned(), &text).literals().into_iter();
    let names: BTreeSet<String> = names.flat_map(|(literal, _)| words(&literal)).collect();
    assert!(["pk", "sk", "body", "pending_pk", "expires_at"].iter().all(|name| names.contains(*name)), "{names:?}");
    let mut broken = Vec::new();
    for source in rust::sources(&["shared", "functions"]).iter().filter(|source| source.path != ATTRIBUTES) {
        // Elsewhere `body` and the like are words of other things, too.
        let is_of_table = source.path.contains("/outbound/dynamodb");
        let unmistakable = |name: &str| name == "pk" || name == "sk" || name.ends_with("_pk") || name.ends_with("_sk");
        for (literal, line) in source.literals() {
            let found = words(&literal).into_iter();
            let mut found = found.filter(|word| names.contains(word) && (is_of_table || unmistakable(word)));
            broken.extend(found.next().map(|word| format!("{}: {word} in {literal}", source.at(line))));
        }
    }
    nothing_breaks(&format!("attributes of the table are named in {ATTRIBUTES} only"), &broken);
}

/// The words of a string that could be an attribute's name. In an expression `:now` stands for a value, `#value` for a
/// name, and what is called is a function.
fn words(literal: &str) -> Vec<String> {
    let Some(text) = literal.strip_prefix('"').and_then(|text| text.strip_suffix('"')) else { return Vec::new() };
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || ":#_(".contains(letter);
    let found = text.split(|letter: char| !is_part(letter)).flat_map(|word| word.split_inclusive('('));
    found.filter(|word| is_plain(word)).map(str::to_owned).collect()
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

#[test]
fn randomness_comes_from_one_room() {
    let is_random = |named: &Named| ["getrandom", "rand", "fastrand", "uuid"].iter().any(|name| named.begins(&[name]));
    let mut broken = Vec::new();
    for source in rust::sources(&["shared", "functions"]) {
        let wrong = source.names().into_iter().filter(|named| is_random(named) && named.parts.len() > 1);
        let wrong = wrong.filter(|_| !source.path.starts_with("shared/aws/src/outbound"));
        broken.extend(wrong.map(|named| format!("{}: {}", source.at(named.line), named.text())));
    }
    nothing_breaks("ids, secrets and jitter are ports: randomness only in shared/aws/src/outbound", &broken);
}
