//! Which countries are one territory for VAT.

use crate::country::Country;

/// The member states of the EU by ISO 3166-1 (Greece is `GR`).
const MEMBER_STATES: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// Whether a country is a member state of the EU. Places with a code of their own that are outside its VAT territory
/// (Article 6 of Directive 2006/112/EC), such as Åland, Guadeloupe or Greenland, are not.
pub fn is_member_state(country: Country) -> bool {
    MEMBER_STATES.contains(&country.code())
}

/// The country whose VAT a place is under: Monaco is under that of France (Article 7).
pub(super) fn territory(place: Country) -> Country {
    let france = Country::parse("FR").ok().filter(|_| place.code() == "MC");
    france.unwrap_or(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_union_has_27_members_and_not_its_neighbours() {
        for code in MEMBER_STATES {
            assert!(is_member_state(Country::parse(code).unwrap()), "{code}");
        }
        for code in ["GB", "NO", "CH", "IS", "LI", "AX", "GP", "RE", "GL", "FO", "MC", "SM", "SA", "US"] {
            assert!(!is_member_state(Country::parse(code).unwrap()), "{code}");
        }
    }
}
