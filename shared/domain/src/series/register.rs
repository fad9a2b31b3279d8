//! Every series of a merchant and every pattern it ever had, so that no two numbers of a merchant look the same.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::refusal::{Invalid, InvalidAt};
use crate::series::{Pattern, Purpose, SeriesName, SeriesSettings};

/// How many series a merchant may have.
pub const SERIES_MAX: usize = 100;

/// How many patterns a series may have had.
pub const PATTERNS_MAX: usize = 20;

/// What is taken: names, purposes and patterns. Nothing ever leaves it, because what was printed stays printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Register {
    series: BTreeMap<SeriesName, Registered>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Registered {
    purpose: Purpose,
    /// The first first; those that differ in padding alone are one.
    patterns: Vec<Pattern>,
}

impl Register {
    /// What is taken from the start: the series that every merchant has.
    pub fn standard() -> Self {
        let standing = |purpose| {
            let patterns = vec![SeriesSettings::standard(purpose).pattern];
            (SeriesName::standing(purpose), Registered { purpose, patterns })
        };
        Self { series: Purpose::ALL.map(standing).into() }
    }

    /// What is taken where the series of invoices was set before there was a register. No other series stands with a
    /// pattern of that shape then.
    pub fn begun_with(pattern: Pattern) -> Self {
        let mut register = Self::standard();
        for registered in register.series.values_mut() {
            registered.patterns.retain(|standing| standing.shape() != pattern.shape());
        }
        if let Some(invoice) = register.series.get_mut(&SeriesName::invoice()) {
            invoice.patterns.push(pattern);
        }
        register
    }

    /// What a series numbers, if there is one of that name.
    pub fn purpose(&self, name: &SeriesName) -> Option<Purpose> {
        self.series.get(name).map(|registered| registered.purpose)
    }

    /// The register once a series writes its numbers so. Refused where another number of the merchant, of whatever
    /// series and time, could look the same: where two patterns have one shape, unless both are of one series and
    /// differ in padding alone, for then one count runs on under both.
    pub fn admit(&self, name: &SeriesName, purpose: Purpose, pattern: &Pattern) -> Result<Self, InvalidAt> {
        let mut admitted = self.clone();
        let room = self.series.len() < SERIES_MAX;
        let known = admitted.series.entry(name.clone()).or_insert(Registered { purpose, patterns: Vec::new() });
        if !self.series.contains_key(name) && !room {
            let detail = format!("a merchant has at most {SERIES_MAX} series");
            return Err(Invalid::new("series_count", detail).at(""));
        }
        if known.purpose != purpose {
            let detail =
                format!("the series numbers {}, and that stays so; make another one", known.purpose.documents());
            return Err(Invalid::new("series_purpose_fixed", detail).at("/purpose"));
        }
        if known.patterns.iter().any(|taken| taken.differs_only_in_padding(pattern)) {
            return Ok(admitted);
        }
        for (other, registered) in &self.series {
            if let Some(taken) = registered.patterns.iter().find(|taken| taken.shape() == pattern.shape()) {
                let detail = format!(
                    "its numbers could look like those of {taken}, which the series {other} has or had; put something of \
                     its own into the pattern, such as letters"
                );
                return Err(Invalid::new("series_patterns_collide", detail).at("/pattern"));
            }
        }
        if known.patterns.len() >= PATTERNS_MAX {
            let detail = format!("a series has had at most {PATTERNS_MAX} patterns; make another one");
            return Err(Invalid::new("series_patterns_count", detail).at("/pattern"));
        }
        known.patterns.push(pattern.clone());
        Ok(admitted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> SeriesName {
        SeriesName::parse(text).unwrap()
    }

    fn pattern(text: &str) -> Pattern {
        Pattern::parse(text).unwrap()
    }

    fn admit(register: &Register, series: &str, text: &str) -> Result<Register, &'static str> {
        let purpose = register.purpose(&name(series)).unwrap_or(Purpose::Invoice);
        register.admit(&name(series), purpose, &pattern(text)).map_err(|refused| refused.invalid.code)
    }

    #[test]
    fn two_series_never_write_the_same_number() {
        let register = admit(&Register::standard(), "shop-dk", "DK{number:4}").unwrap();
        for text in ["DK{number}", "dk {year}{number}", "{year}-{number}", "CN-{year}-{number:3}", "{number}-1"] {
            assert_eq!(admit(&register, "shop-se", text), Err("series_patterns_collide"), "{text}");
        }
        let register = admit(&register, "shop-se", "SE{number:4}").unwrap();
        assert_eq!(register.purpose(&name("shop-se")), Some(Purpose::Invoice));
    }

    #[test]
    fn a_pattern_that_was_left_stays_taken_and_may_be_taken_up_again_by_its_own_series() {
        let left = admit(&Register::standard(), "invoice", "NL-{year}-{number:4}").unwrap();
        assert_eq!(admit(&left, "shop-dk", "{year}-{number}"), Err("series_patterns_collide"));
        assert_eq!(admit(&left, "invoice", "{year}-{number:6}"), Ok(left.clone()));
    }

    #[test]
    fn a_series_does_not_write_its_own_numbers_again_from_another_count() {
        // The count over all years would reach 2026-1 anew.
        assert_eq!(admit(&Register::standard(), "invoice", "2026-{number}"), Err("series_patterns_collide"));
        // The 50th is 150, and so is the 150th without the 1.
        let register = admit(&Register::standard(), "shop-dk", "1{number}").unwrap();
        assert_eq!(admit(&register, "shop-dk", "{number}"), Err("series_patterns_collide"));
    }

    #[test]
    fn a_purpose_stays_what_it_is() {
        let refused = Register::standard().admit(&name("invoice"), Purpose::CreditNote, &pattern("X{number}"));
        let refused = refused.unwrap_err();
        assert_eq!((refused.invalid.code, refused.pointer.as_str()), ("series_purpose_fixed", "/purpose"));
    }

    #[test]
    fn a_series_set_before_there_was_a_register_keeps_its_pattern() {
        let register = Register::begun_with(pattern("CN-{year}-{number:4}"));
        assert_eq!(admit(&register, "invoice", "CN-{year}-{number:4}"), Ok(register.clone()));
        assert_eq!(admit(&register, "credit_note", "CN-{year}-{number:5}"), Err("series_patterns_collide"));
        assert!(admit(&register, "credit_note", "CR-{year}-{number:5}").is_ok());
    }

    #[test]
    fn a_register_has_its_limits() {
        let mut register = Register::standard();
        for n in 2..SERIES_MAX {
            let letters: String = n.to_string().bytes().map(|digit| char::from(digit - b'0' + b'A')).collect();
            register = admit(&register, &format!("s-{n}"), &format!("{letters}{{number}}")).unwrap();
        }
        assert_eq!(admit(&register, "one-more", "ONE-MORE-{number}"), Err("series_count"));
        let mut register = Register::standard();
        for n in 1..PATTERNS_MAX {
            let letter = char::from(b'A' + u8::try_from(n).unwrap());
            register = admit(&register, "invoice", &format!("{letter}{{number}}")).unwrap();
        }
        assert_eq!(admit(&register, "invoice", "ONE-MORE-{number}"), Err("series_patterns_count"));
        assert_eq!(admit(&register, "invoice", "B{number:9}"), Ok(register), "an old one again");
    }

    #[test]
    fn a_register_is_stored_by_the_names_of_its_series() {
        let stored = serde_json::to_string(&Register::standard()).unwrap();
        assert_eq!(
            stored,
            r#"{"credit_note":{"purpose":"credit_note","patterns":["CN-{year}-{number:5}"]},"invoice":{"purpose":"invoice","patterns":["{year}-{number:5}"]}}"#
        );
        assert_eq!(serde_json::from_str::<Register>(&stored).unwrap(), Register::standard());
    }
}
