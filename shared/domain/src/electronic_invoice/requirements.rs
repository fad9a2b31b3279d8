//! What each profile asks for, as tables: EN 16931 of all of them, and what a profile, a network or a country adds.
//!
//! What the types of the domain already hold is not among it: a number has a digit (BR-RO-010, as every pattern has
//! `{number}`) and at most 50 characters, a seller has a contact, a name, a street and a city, every amount adds up, a
//! category has its rate and its reason, an invoice is due on a day (BR-CO-25), has one note (PEPPOL-EN16931-R002) and
//! is paid by some means (BR-DE-1).

mod cius_ro;
mod en16931;
mod national;
mod peppol;
mod xrechnung;

use super::requirement::Requirement;
use super::{Profile, Terms};

/// The tables that hold for such an invoice.
pub(super) fn of(terms: &Terms<'_>) -> Vec<&'static [Requirement]> {
    let mut tables: Vec<&'static [Requirement]> = vec![&en16931::REQUIREMENTS];
    match terms.profile {
        Profile::En16931 => {}
        Profile::Peppol => {
            tables.push(&peppol::REQUIREMENTS);
            tables.extend(national::of(terms));
        }
        Profile::Xrechnung => tables.extend([&xrechnung::TAKEN_OVER[..], &xrechnung::GERMAN]),
        Profile::CiusRo => tables.extend([&cius_ro::REQUIREMENTS[..], &cius_ro::LENGTHS]),
    }
    tables
}

/// Every table, for counting them in tests.
#[cfg(test)]
pub(super) fn all() -> Vec<&'static [Requirement]> {
    let mut tables: Vec<&'static [Requirement]> = vec![
        &en16931::REQUIREMENTS,
        &peppol::REQUIREMENTS,
        &xrechnung::TAKEN_OVER,
        &xrechnung::GERMAN,
        &cius_ro::REQUIREMENTS,
        &cius_ro::LENGTHS,
    ];
    tables.extend(national::all());
    tables
}

#[cfg(test)]
mod tests;
