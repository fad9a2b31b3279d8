//! The project as files and crates.

use std::fs;
use std::path::{Path, PathBuf};

use toml::Table;

/// What is made, not written: the same as `.gitignore` has.
const MADE: [&str; 6] = ["target", ".git", ".local", ".aws-sam", "node_modules", "__pycache__"];

/// Where the project lies.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A file's text; its path from the root.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file of the project, sorted, by its path from the root.
pub(crate) fn files() -> Vec<String> {
    let mut files = Vec::new();
    walk(&root(), &mut files);
    files.sort();
    files
}

fn walk(folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = entry.path();
        if MADE.iter().any(|made| entry.file_name() == *made) {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            walk(&path, files);
        } else {
            files.push(path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned());
        }
    }
}

/// Every file with one of these endings, and its text.
pub(crate) fn texts(endings: &[&str]) -> impl Iterator<Item = (String, String)> {
    let ends = |path: &String| endings.iter().any(|ending| path.ends_with(ending));
    let chosen: Vec<String> = files().into_iter().filter(ends).collect();
    chosen.into_iter().map(|path| {
        let text = read(&path);
        (path, text)
    })
}

/// The names of the folders in a folder, sorted.
pub(crate) fn folders(of: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(of)).unwrap().map(Result::unwrap);
    let folders = entries.filter(|entry| entry.file_type().unwrap().is_dir());
    let mut names: Vec<String> = folders.map(|folder| folder.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// One crate of the workspace.
pub(crate) struct Crate {
    /// Its folder, from the root.
    pub(crate) folder: String,
    /// The text of its manifest.
    pub(crate) text: String,
    /// Its manifest.
    pub(crate) manifest: Table,
}

/// Every crate of the workspace.
pub(crate) fn crates() -> Vec<Crate> {
    let rooms = ["functions", "shared"].into_iter().flat_map(|of| {
        let folders = folders(of).into_iter();
        folders.map(move |name| format!("{of}/{name}"))
    });
    rooms.chain(["tests".to_owned()]).map(Crate::read).collect()
}

impl Crate {
    fn read(folder: String) -> Self {
        let text = read(&format!("{folder}/Cargo.toml"));
        let manifest = text.parse().unwrap_or_else(|error| panic!("{folder}/Cargo.toml: {error}"));
        Self { folder, text, manifest }
    }

    /// The package's name.
    pub(crate) fn name(&self) -> &str {
        self.manifest["package"]["name"].as_str().unwrap()
    }

    /// Whether it is a function.
    pub(crate) fn is_function(&self) -> bool {
        self.folder.starts_with("functions/")
    }

    /// Every dependency of every kind: its name and what is said of it.
    pub(crate) fn dependencies(&self) -> Vec<(&str, &toml::Value)> {
        let targets = self.manifest.get("target").and_then(toml::Value::as_table).into_iter().flat_map(Table::values);
        let tables = std::iter::once(&self.manifest).chain(targets.filter_map(toml::Value::as_table));
        let kinds = ["dependencies", "dev-dependencies", "build-dependencies"];
        tables
            .flat_map(|table| kinds.iter().filter_map(|kind| table.get(*kind).and_then(toml::Value::as_table)))
            .flat_map(|dependencies| dependencies.iter().map(|(name, said)| (name.as_str(), said)))
            .collect()
    }

    /// File and line of a dependency.
    pub(crate) fn place(&self, dependency: &str) -> String {
        let is_it = |line: &str| {
            let rest = line.strip_prefix(dependency).unwrap_or_default();
            rest.starts_with('.') || rest.trim_start().starts_with('=')
        };
        format!("{}/Cargo.toml:{}", self.folder, line_where(&self.text, is_it))
    }
}

/// The number of the first line of which something is so; 1 if of none.
pub(crate) fn line_where(text: &str, is_it: impl Fn(&str) -> bool) -> usize {
    text.lines().position(is_it).map_or(1, |index| index + 1)
}

/// Fails with everything that was found, under the rule that it breaks.
pub(crate) fn nothing_breaks(rule: &str, found: &[String]) {
    assert!(found.is_empty(), "{rule}\n  {}\n", found.join("\n  "));
}
