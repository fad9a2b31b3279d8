//! The project stands alone: nothing in it leads to what only one machine has.

use crate::project::{self, nothing_breaks};

/// The only file that names them.
const THIS: &str = "tests/architecture/alone.rs";

/// Beginnings of paths that only one machine has.
const MACHINES: [&str; 6] = ["/home/", "/root/", "/Users/", "/work/", "/mnt/", "C:\\"];

/// Papers beside the project, and where packages are fetched from: a client's own configuration says that.
const ELSEWHERE: [&str; 10] = [
    "DESIGN.md",
    "GUIDE.md",
    "registry.npmjs",
    "registry.yarnpkg",
    "pypi.org",
    "pythonhosted.org",
    "index.crates.io",
    "static.crates.io",
    "proxy.golang.org",
    "--index-url",
];

fn texts() -> impl Iterator<Item = (String, String)> {
    let files = project::files().into_iter().filter(|path| path != THIS);
    files.filter_map(|path| {
        let bytes = std::fs::read(project::root().join(&path)).unwrap();
        String::from_utf8(bytes).ok().map(|text| (path, text))
    })
}

fn lines_with(is_it: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in texts() {
        let lines = text.lines().enumerate().filter(|(_, line)| is_it(&path, line));
        found.extend(lines.map(|(index, line)| format!("{path}:{}: {}", index + 1, short(line))));
    }
    found
}

fn short(line: &str) -> String {
    line.trim().chars().take(100).collect()
}

#[test]
fn no_file_names_a_path_of_one_machine() {
    // Not inside a longer path or address: a letter, a digit or a placeholder before it.
    let begins = |line: &str, start: usize| {
        let before = line[..start].chars().next_back();
        !before.is_some_and(|before| before.is_alphanumeric() || "._-}~)*$".contains(before))
    };
    let names = |_: &str, line: &str| {
        MACHINES.iter().any(|machine| line.match_indices(machine).any(|(start, _)| begins(line, start)))
    };
    nothing_breaks("no file names an absolute path of one machine", &lines_with(names));
}

#[test]
fn no_file_names_what_lies_elsewhere() {
    let names = |_: &str, line: &str| ELSEWHERE.iter().any(|name| line.contains(name));
    nothing_breaks("no file names papers beside the project, or where packages are fetched from", &lines_with(names));
}

#[test]
fn no_file_leads_out_of_the_project() {
    let up = "../";
    let leads_out = |path: &str, line: &str| {
        let depth = path.matches('/').count();
        let longest = line.split(|letter: char| !(letter == '.' || letter == '/' || letter.is_alphanumeric()));
        longest.filter(|word| word.starts_with(up)).any(|word| {
            let steps = word.split('/').take_while(|part| *part == "..").count();
            steps > depth
        })
    };
    nothing_breaks("no relative path leads out of the project", &lines_with(leads_out));
}

#[test]
fn every_locked_package_comes_from_the_public_registry() {
    let lock = project::read("Cargo.lock");
    let public = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    let foreign = lock.lines().enumerate().filter(|(_, line)| line.starts_with("source = ") && *line != public);
    let foreign: Vec<_> = foreign.map(|(index, line)| format!("Cargo.lock:{}: {line}", index + 1)).collect();
    nothing_breaks("every package comes from crates.io", &foreign);
}
