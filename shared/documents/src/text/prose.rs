//! Text that is fit to draw: bounded, composed, without the characters that could disturb a page.

use harfrust::unicode::compose;

/// Characters kept of one field; what is longer ends in an ellipsis.
pub(crate) const CHARACTERS_MAX: usize = 4_000;

const REPLACEMENT: char = '\u{FFFD}';

/// Text that may be drawn. Line breaks are the only control characters in it; directional isolates are our own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Prose(String);

impl Prose {
    /// Cleans what somebody wrote: controls and private characters become U+FFFD, directional overrides and invisible
    /// characters go, combining marks join their letter where one character for both exists.
    pub(crate) fn new(text: &str) -> Self {
        let mut clean = String::with_capacity(text.len());
        for (count, character) in text.trim().chars().enumerate() {
            if count >= CHARACTERS_MAX {
                clean.push('…');
                break;
            }
            if let Some(character) = treat(character) {
                push_composed(&mut clean, character);
            }
        }
        Self(clean)
    }

    /// The parts one after the other.
    pub(crate) fn join(separator: &str, parts: &[Self]) -> Self {
        let parts: Vec<&str> = parts.iter().map(|part| part.0.as_str()).filter(|part| !part.is_empty()).collect();
        Self(parts.join(separator))
    }

    /// The part before the first line break, and the one after it.
    pub(crate) fn parted(&self) -> (Self, Option<Self>) {
        match self.0.split_once('\n') {
            Some((first, rest)) => (Self(first.to_owned()), Some(Self(rest.to_owned()))),
            None => (self.clone(), None),
        }
    }

    /// A sentence of ours with what stands in braces filled in; a name that has no value is left out.
    pub(crate) fn filled(sentence: &str, values: &[(&str, Self)]) -> Self {
        let mut parts = sentence.split('{');
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once('}').unwrap_or((part, ""));
            let value = values.iter().find(|(known, _)| *known == name);
            text.extend(value.map(|(_, value)| value.as_str()));
            text.push_str(rest);
        }
        Self(text)
    }

    /// As a left-to-right island: a code, a number, an address on the web.
    pub(crate) fn island(&self) -> Self {
        Self(format!("\u{2066}{}\u{2069}", self.0))
    }

    /// As an island whose own first letter gives its direction: a name inside a sentence of ours.
    pub(crate) fn isolated(&self) -> Self {
        Self(format!("\u{2068}{}\u{2069}", self.0))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

fn treat(character: char) -> Option<char> {
    match character {
        '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
        '\t' => Some(' '),
        character if is_dropped(character) => None,
        character if character.is_control() || is_private(character) => Some(REPLACEMENT),
        character => Some(character),
    }
}

fn is_dropped(character: char) -> bool {
    matches!(character,
        '\r' | '\u{AD}' | '\u{200B}' | '\u{FEFF}' | '\u{34F}'
        // Embeddings, overrides and isolates: a name must not turn the rest of its line around.
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        // Variation selectors and tags have no glyph of their own.
        | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Private use and noncharacters: no meaning outside the system that wrote them.
fn is_private(character: char) -> bool {
    let code = u32::from(character);
    matches!(code, 0xE000..=0xF8FF | 0xF_0000.. | 0xFDD0..=0xFDEF) || code & 0xFFFE == 0xFFFE
}

fn push_composed(text: &mut String, character: char) {
    let last = text.chars().next_back();
    let whole = last.and_then(|last| compose(u32::from(last), u32::from(character))).and_then(char::from_u32);
    if whole.is_some() {
        text.pop();
    }
    text.push(whole.unwrap_or(character));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overrides_go_and_controls_show() {
        assert_eq!(Prose::new("a\u{202E}b\u{0}c\u{E001}").as_str(), "ab\u{FFFD}c\u{FFFD}");
    }

    #[test]
    fn a_letter_and_its_mark_become_one_character() {
        assert_eq!(Prose::new("s\u{326}t\u{326}A\u{30A}").as_str(), "șțÅ");
    }

    #[test]
    fn a_value_is_filled_in_once_and_never_looked_into() {
        let values = [("customer", Prose::new("{open} & Co").isolated()), ("open", Prose::new("5").island())];
        let filled = Prose::filled("Dear {customer}, {open} is {nothing}open.", &values);
        assert_eq!(filled.as_str(), "Dear \u{2068}{open} & Co\u{2069}, \u{2066}5\u{2069} is open.");
    }

    #[test]
    fn ten_thousand_characters_end_in_an_ellipsis() {
        let text = Prose::new(&"å".repeat(10_000));
        assert_eq!(text.as_str().chars().count(), CHARACTERS_MAX + 1);
        assert!(text.as_str().ends_with('…'));
    }
}
