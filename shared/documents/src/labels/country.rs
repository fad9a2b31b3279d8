//! Names of countries, from CLDR (`assets/build.py` makes the table).

use domain::language::Language;

/// Rows of code, Danish, Romanian, Arabic, English.
const TABLE: &str = include_str!("../../assets/countries.tsv");

/// A country's name in a language; the code itself when the table does not know it.
pub(crate) fn country_name(code: &str, language: Language) -> &str {
    let column = match language {
        Language::Danish => 1,
        Language::Romanian => 2,
        Language::Arabic => 3,
        Language::English => 4,
    };
    let row = TABLE.lines().find(|row| row.split('\t').next() == Some(code));
    row.and_then(|row| row.split('\t').nth(column)).unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_has_a_name_in_each_language() {
        let names = Language::ALL.map(|language| country_name("DK", language));
        assert_eq!(names, ["Danmark", "Danemarca", "الدانمرك", "Denmark"]);
        assert_eq!(country_name("??", Language::English), "??");
    }
}
