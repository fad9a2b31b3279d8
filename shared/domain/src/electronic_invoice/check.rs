//! Says which terms an invoice misses for its profile.

use super::requirement::{Fault, Met, Requirement, Told};
use super::requirements;
use super::written::RO_NOTE_MAX;
use super::{Profile, Terms};
use crate::refusal::{Invalid, InvalidAt};
use crate::text::Note;

/// How many terms are told at once.
pub const MISSING_MAX: usize = 100;

/// Every term that a profile asks for and the invoice does not have as asked, in the order of the rules, each told once
/// and at its place: in the request, at `/customer`, or nowhere of it where it is the seller's. None where the
/// electronic invoice can be written.
///
/// Codes: `electronic_invoice_term_missing`, `electronic_invoice_term_too_long`, `electronic_invoice_term_unfit`,
/// `electronic_invoice_currency_decimals`, `electronic_invoice_categories_mixed`,
/// `electronic_invoice_country_unsupported`.
pub fn missing_terms(terms: &Terms<'_>) -> Vec<InvalidAt> {
    let mut told = Vec::new();
    let mut found = Vec::new();
    for requirement in requirements::of(terms).into_iter().flatten() {
        for pointer in unmet(requirement, terms) {
            let place = (requirement.term, pointer);
            if found.len() < MISSING_MAX && !told.contains(&place) {
                found.push(requirement.refusal(terms.profile).at(place.1.clone()));
                told.push(place);
            }
        }
    }
    found
}

/// Whether a credit note of an invoice in a profile may have such a reason (BT-22). All its other terms are those of the
/// invoice, or fewer of them. Refused as `electronic_invoice_term_too_long`.
pub fn check_note_of(profile: Option<Profile>, reason: &Note) -> Result<(), Invalid> {
    if profile != Some(Profile::CiusRo) || reason.as_str().chars().count() <= RO_NOTE_MAX {
        return Ok(());
    }
    let requirement = Requirement {
        rule: "BR-RO-L302",
        term: "BT-22",
        what: "the reason of the credit note",
        fault: Fault::TooLong(RO_NOTE_MAX),
        told: Told::Invoice("reason"),
        met: Met::ByAll(|_| false),
    };
    Err(requirement.refusal(Profile::CiusRo))
}

/// Where a requirement is not met.
pub(super) fn unmet(requirement: &Requirement, terms: &Terms<'_>) -> Vec<String> {
    let told = requirement.told;
    let at = |places: Vec<usize>| places.into_iter().map(|place| told.pointer(Some(place))).collect();
    match requirement.met {
        Met::ByAll(met) if met(terms) => Vec::new(),
        Met::ByAll(_) => vec![told.pointer(None)],
        Met::ByLine(met) => at((0..).zip(terms.lines).filter(|(_, line)| !met(line)).map(|(place, _)| place).collect()),
        Met::ByCharge(met) => {
            at((0..).zip(terms.adjustments).filter(|(_, one)| !met(one)).map(|(place, _)| place).collect())
        }
    }
}
