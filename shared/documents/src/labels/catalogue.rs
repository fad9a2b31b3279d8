//! How a catalogue of words is made: a struct, so that a language with a missing word does not compile, with what tests
//! and bilingual documents do to every word of it.

/// A struct of words in four sections: what is no word (`plain`), groups of words (`parts`), words that a bilingual
/// document says in both languages (`words`), and those it says in its own alone (`asides`).
macro_rules! catalogue {
    (
        $(#[$doc:meta])* $name:ident
        plain { $($(#[$plain_doc:meta])* $plain:ident: $type:ty,)* }
        parts { $($(#[$part_doc:meta])* $part:ident: $group:ident,)* }
        words { $($(#[$word_doc:meta])* $word:ident,)* }
        asides { $($(#[$aside_doc:meta])* $aside:ident,)* }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub(crate) struct $name<'a> {
            $($(#[$plain_doc])* pub(crate) $plain: $type,)*
            $($(#[$part_doc])* pub(crate) $part: $group<'a>,)*
            $($(#[$word_doc])* pub(crate) $word: &'a str,)*
            $($(#[$aside_doc])* pub(crate) $aside: &'a str,)*
        }

        impl $name<'static> {
            /// Each word with that of the other language below it.
            #[allow(dead_code, unused_variables, reason = "not every catalogue has words that a second language stands beside")]
            pub(super) fn beside(&self, other: &Self) -> Self {
                Self {
                    $($plain: self.$plain,)*
                    $($part: self.$part.beside(&other.$part),)*
                    $($word: $crate::labels::both(self.$word, other.$word),)*
                    $($aside: self.$aside,)*
                }
            }

            /// Every word with its name.
            #[cfg(test)]
            pub(super) fn texts(&self) -> Vec<(String, &'static str)> {
                let words: Vec<(&str, &'static str)> =
                    vec![$((stringify!($word), self.$word),)* $((stringify!($aside), self.$aside),)*];
                let parts: Vec<(&str, Vec<(String, &'static str)>)> =
                    vec![$((stringify!($part), self.$part.texts()),)*];
                let inside = parts.into_iter().flat_map(|(part, texts)| {
                    texts.into_iter().map(move |(name, text)| (format!("{part}.{name}"), text))
                });
                words.into_iter().map(|(name, text)| (name.to_owned(), text)).chain(inside).collect()
            }
        }
    };
}
