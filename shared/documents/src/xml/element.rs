//! Writes elements: what is empty is left out, and no text can break out of its element.

use std::borrow::Cow;
use std::fmt::Display;

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};

/// An XML document while it is written.
pub(super) struct Elements {
    writer: Writer<Vec<u8>>,
    /// Groups that were begun and have no content yet: without any they are never written (PEPPOL-EN16931-R008).
    begun: Vec<BytesStart<'static>>,
}

impl Elements {
    /// A document of one root with its namespaces, in UTF-8.
    pub(super) fn document(
        root: &'static str,
        namespaces: &[(&str, &str)],
        content: impl FnOnce(&mut Self),
    ) -> Vec<u8> {
        let mut elements = Self { writer: Writer::new(Vec::new()), begun: Vec::new() };
        elements.put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        elements.element(BytesStart::new(root).with_attributes(namespaces.iter().copied()), content);
        elements.writer.into_inner()
    }

    /// An element of elements; left out where none of them is written.
    pub(super) fn group(&mut self, name: &'static str, content: impl FnOnce(&mut Self)) {
        self.element(BytesStart::new(name), content);
    }

    /// An element of text; left out where the text is empty.
    pub(super) fn text(&mut self, name: &'static str, text: impl Display) {
        self.leaf(BytesStart::new(name), &text.to_string());
    }

    /// An element of text, where there is one.
    pub(super) fn optional(&mut self, name: &'static str, text: Option<impl Display>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    /// An element of text with an attribute, such as the scheme of an identifier; the attribute only where there is one.
    pub(super) fn with(
        &mut self,
        name: &'static str,
        attribute: &'static str,
        value: Option<impl Display>,
        text: impl Display,
    ) {
        let mut start = BytesStart::new(name);
        if let Some(value) = value {
            start.push_attribute((attribute, value.to_string().as_str()));
        }
        self.leaf(start, &text.to_string());
    }

    fn element(&mut self, start: BytesStart<'static>, content: impl FnOnce(&mut Self)) {
        let end = start.to_end().into_owned();
        self.begun.push(start);
        content(self);
        // Content writes all groups that were begun; without any, this one is still the last of them.
        if self.begun.pop().is_none() {
            self.put(Event::End(end));
        }
    }

    fn leaf(&mut self, start: BytesStart<'static>, text: &str) {
        if text.is_empty() {
            return;
        }
        for group in std::mem::take(&mut self.begun) {
            self.put(Event::Start(group));
        }
        let end = start.to_end().into_owned();
        self.put(Event::Start(start));
        self.put(Event::Text(BytesText::from_escaped(partial_escape(&*writable(text)))));
        self.put(Event::End(end));
    }

    fn put(&mut self, event: Event<'_>) {
        // A vector takes every byte.
        let _ = self.writer.write_event(event);
    }
}

/// The text with a replacement for each character that XML 1.0 has no way to write (section 2.2), so that no text
/// vanishes with them.
fn writable(text: &str) -> Cow<'_, str> {
    let is_writable = |letter: char| match letter {
        '\t' | '\n' | '\r' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        letter => letter >= ' ',
    };
    if text.chars().all(is_writable) {
        return Cow::Borrowed(text);
    }
    let replaced = text.chars().map(|letter| if is_writable(letter) { letter } else { char::REPLACEMENT_CHARACTER });
    Cow::Owned(replaced.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(content: impl FnOnce(&mut Elements)) -> String {
        let xml = String::from_utf8(Elements::document("a", &[("xmlns", "urn:x")], content)).unwrap();
        xml.strip_prefix(r#"<?xml version="1.0" encoding="UTF-8"?>"#).unwrap().to_owned()
    }

    #[test]
    fn a_group_without_content_is_left_out() {
        let xml = written(|a| {
            a.group("b", |b| {
                b.group("c", |c| c.optional("d", None::<&str>));
                b.text("e", "");
            });
            a.group("f", |f| {
                f.group("g", |g| g.text("h", 1));
                f.group("i", |_| {});
            });
            a.text("j", "2");
        });
        assert_eq!(xml, r#"<a xmlns="urn:x"><f><g><h>1</h></g></f><j>2</j></a>"#);
    }

    #[test]
    fn text_never_becomes_markup() {
        let xml = written(|a| a.with("b", "c", Some("\"><x y='&"), "</b><!--&lt;]]>\u{FFFF}\u{1}\u{202E}😀"));
        let attribute = "&quot;&gt;&lt;x y=&apos;&amp;";
        let text = "&lt;/b&gt;&lt;!--&amp;lt;]]&gt;\u{FFFD}\u{FFFD}\u{202E}😀";
        assert_eq!(xml, format!(r#"<a xmlns="urn:x"><b c="{attribute}">{text}</b></a>"#));
    }
}
