//! Rust sources as tokens: comments are gone, strings are strings, and what stands under `cfg(test)` is left out.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::project;

/// One source file.
pub(crate) struct Source {
    /// From the root.
    pub(crate) path: String,
    tokens: Vec<TokenTree>,
}

/// A name with what it is reached by, such as `std::env::var`; each name of a `use` is one.
pub(crate) struct Named {
    /// Its parts.
    pub(crate) parts: Vec<String>,
    /// Where.
    pub(crate) line: usize,
}

impl Named {
    /// Whether its first parts are these.
    pub(crate) fn begins(&self, parts: &[&str]) -> bool {
        self.parts.len() >= parts.len() && self.parts.iter().zip(parts).all(|(one, other)| one == other)
    }

    /// As it is written.
    pub(crate) fn text(&self) -> String {
        self.parts.join("::")
    }
}

/// The sources below folders, without those that only tests are made of.
pub(crate) fn sources(below: &[&str]) -> Vec<Source> {
    let inside = |path: &String| below.iter().any(|folder| path.starts_with(&format!("{folder}/")));
    let files = project::texts(&[".rs"]).filter(|(path, _)| inside(path) && is_part_of_the_system(path));
    files.map(|(path, text)| Source::read(path, &text)).collect()
}

fn is_part_of_the_system(path: &str) -> bool {
    let tests = ["tests", "tests.rs", "testing.rs"];
    path.contains("/src/") && !path.split('/').any(|part| tests.contains(&part))
}

impl Source {
    /// Reads a file's text.
    pub(crate) fn read(path: String, text: &str) -> Self {
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        Self { path, tokens: without_tests(tokens) }
    }

    /// Every name, with what it is reached by.
    pub(crate) fn names(&self) -> Vec<Named> {
        let mut found = Vec::new();
        collect_names(&self.tokens, &[], &mut found);
        found
    }

    /// Every literal: strings and numbers as they are written.
    pub(crate) fn literals(&self) -> Vec<(String, usize)> {
        let mut found = Vec::new();
        collect_literals(&self.tokens, &mut found);
        found
    }

    /// Every macro that is called, by its name.
    pub(crate) fn macros(&self) -> Vec<(String, usize)> {
        let mut found = Vec::new();
        collect_macros(&self.tokens, &mut found);
        found
    }

    /// File and line.
    pub(crate) fn at(&self, line: usize) -> String {
        format!("{}:{line}", self.path)
    }
}

fn line_of(token: &TokenTree) -> usize {
    token.span().start().line
}

/// Leaves out each item under `#[cfg(test)]`, and the documentation, which is an attribute to the compiler.
fn without_tests(tokens: TokenStream) -> Vec<TokenTree> {
    let mut kept: Vec<TokenTree> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if !is_mark(&token, '#') {
            kept.push(token);
            continue;
        }
        tokens.next_if(|token| is_mark(token, '!'));
        let attribute = tokens.peek().map(ToString::to_string).unwrap_or_default().replace(' ', "");
        if attribute == "[cfg(test)]" {
            tokens.by_ref().find(ends_item);
        } else if attribute.starts_with("[doc=") {
            tokens.next();
        }
    }
    kept
}

fn is_mark(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

fn ends_item(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    }
}

fn collect_names(tokens: &[TokenTree], prefix: &[String], found: &mut Vec<Named>) {
    let (mut parts, mut line, mut goes_on, mut colons) = (prefix.to_vec(), 0, true, 0);
    let keep = |parts: &mut Vec<String>, line: usize, found: &mut Vec<Named>| {
        let whole = std::mem::replace(parts, prefix.to_vec());
        if whole.len() > prefix.len() {
            found.push(Named { parts: whole, line });
        }
    };
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                if !goes_on {
                    keep(&mut parts, line, found);
                }
                parts.push(name.to_string());
                (line, goes_on, colons) = (line_of(token), false, 0);
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => {
                colons += 1;
                goes_on |= colons == 2;
            }
            TokenTree::Group(group) => {
                let is_tree = goes_on && group.delimiter() == Delimiter::Brace;
                let above = if is_tree { std::mem::replace(&mut parts, prefix.to_vec()) } else { Vec::new() };
                keep(&mut parts, line, found);
                collect_names(&without_tests(group.stream()), &above, found);
                (goes_on, colons) = (true, 0);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {
                keep(&mut parts, line, found);
                (goes_on, colons) = (true, 0);
            }
        }
    }
    keep(&mut parts, line, found);
}

fn collect_literals(tokens: &[TokenTree], found: &mut Vec<(String, usize)>) {
    for token in tokens {
        match token {
            TokenTree::Literal(literal) => found.push((literal.to_string(), line_of(token))),
            TokenTree::Group(group) => collect_literals(&without_tests(group.stream()), found),
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

fn collect_macros(tokens: &[TokenTree], found: &mut Vec<(String, usize)>) {
    for pair in tokens.windows(2) {
        if let [TokenTree::Ident(name), TokenTree::Punct(mark)] = pair
            && mark.as_char() == '!'
        {
            found.push((name.to_string(), line_of(&pair[0])));
        }
    }
    for token in tokens {
        if let TokenTree::Group(group) = token {
            collect_macros(&without_tests(group.stream()), found);
        }
    }
}

#[test]
fn names_are_found_in_trees_and_not_in_comments_strings_or_tests() {
    let text = "//! std::fs\nuse std::{env, io::{self, Read}};\n// std::net\n#[cfg(test)]\nmod tests { use std::net; }\n\
                fn now() -> f64 { let x: u8 = Timestamp::now(\"std::thread\"); x.elapsed() }";
    let source = Source::read("x.rs".to_owned(), text);
    let names: Vec<_> = source.names().into_iter().map(|named| (named.text(), named.line)).collect();
    for wanted in [("std::env", 2), ("std::io::self", 2), ("std::io::Read", 2), ("f64", 6), ("Timestamp::now", 6)] {
        assert!(names.contains(&(wanted.0.to_owned(), wanted.1)), "{wanted:?} in {names:?}");
    }
    assert!(!names.iter().any(|(name, _)| name.contains("fs") || name.contains("net") || name.contains("thread")));
    assert_eq!(source.literals(), [("\"std::thread\"".to_owned(), 6)]);
}
