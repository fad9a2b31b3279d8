//! Files stay readable.

use crate::project::{self, nothing_breaks};
use crate::rust::Source;

const LINES_MAX: usize = 400;
const MAIN_LINES_MAX: usize = 60;

#[test]
fn no_source_is_longer_than_one_can_hold_in_mind() {
    let mut broken = Vec::new();
    for (path, text) in project::texts(&[".rs"]) {
        let is_main = path.starts_with("functions/") && path.ends_with("/main.rs");
        let (lines, most) = (text.lines().count(), if is_main { MAIN_LINES_MAX } else { LINES_MAX });
        if lines > most {
            broken.push(format!("{path}:{lines}: more than {most} lines"));
        }
    }
    nothing_breaks("a source has at most 400 lines, a function's main 60", &broken);
}

#[test]
fn every_source_says_first_what_it_is() {
    let silent = project::texts(&[".rs"]).filter(|(_, text)| !after_attributes(text).starts_with("//! "));
    let silent: Vec<_> = silent.map(|(path, _)| format!("{path}:1")).collect();
    nothing_breaks("a source begins with `//!`, what it is and why", &silent);
}

fn after_attributes(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some((_, after)) = rest.starts_with("#![").then(|| rest.split_once("]\n")).flatten() {
        rest = after.trim_start();
    }
    rest
}

#[test]
fn nothing_is_left_for_later() {
    let words = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")];
    let mut broken = Vec::new();
    for (path, text) in project::texts(&[".rs", ".toml", ".yaml", ".py", ".md", ".html", ".sh", "Makefile"]) {
        let left = text.lines().enumerate().filter(|(_, line)| words.iter().any(|word| line.contains(word)));
        broken.extend(left.map(|(index, line)| format!("{path}:{}: {}", index + 1, line.trim())));
    }
    for (path, text) in project::texts(&[".rs"]) {
        let source = Source::read(path, &text);
        let left = source.macros().into_iter().filter(|(name, _)| name == "todo" || name == "unimplemented");
        broken.extend(left.map(|(name, line)| format!("{}: {name}!", source.at(line))));
    }
    nothing_breaks("what is to be done is an issue, not a remark", &broken);
}

#[test]
fn no_folder_or_source_is_named_after_nothing() {
    let empty = ["utils", "util", "common", "helpers", "helper", "services", "managers", "misc"];
    let named = |path: &String| {
        path.split('/').any(|part| empty.contains(&part.trim_end_matches(".rs").trim_end_matches(".py")))
    };
    let broken: Vec<_> = project::files().into_iter().filter(named).map(|path| format!("{path}:1")).collect();
    nothing_breaks("a folder is called after what is in it", &broken);
}
