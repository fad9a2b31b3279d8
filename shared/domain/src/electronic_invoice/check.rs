//! Says which terms an invoice misses for its profile.

use super::requirement::{Met, Requirement};
use super::written::RO_NOTE_MAX;
use super::{Profile, Terms, requirements, slack};
use crate::credit_note::CreditNoteLine;
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

/// Whether a credit note of an invoice in a profile may have such a reason (BT-22) and such lines. All its other terms
/// are those of the invoice, or fewer of them. Refused as `electronic_invoice_term_too_long` at `/reason`, and as
/// `electronic_invoice_term_unfit` at a line of which so much comes to no whole amount of the currency.
pub fn check_note(profile: Option<Profile>, reason: &Note, lines: &[CreditNoteLine]) -> Result<(), InvalidAt> {
    let Some(profile) = profile else { return Ok(()) };
    if profile == Profile::CiusRo && reason.as_str().chars().count() > RO_NOTE_MAX {
        let detail = format!(
            "BT-22, the reason of the credit note, has more than the {RO_NOTE_MAX} characters of {} (BR-RO-L302); tell \
             it in fewer",
            profile.title()
        );
        return Err(Invalid::new("electronic_invoice_term_too_long", detail).at("/reason"));
    }
    let is_asked = matches!(profile, Profile::Peppol | Profile::Xrechnung);
    let rounded = (0_usize..).zip(lines).find(|(_, line)| is_asked && !slack::is_line_exact(&line.priced));
    rounded.map_or(Ok(()), |(place, line)| {
        let detail = format!(
            "BT-131, the net amount of what is credited of line {}, is not within 0.02 of its quantity times its price: \
             {} asks for that (PEPPOL-EN16931-R120); credit another quantity, or an amount",
            line.corrects_line,
            profile.title()
        );
        Err(Invalid::new("electronic_invoice_term_unfit", detail).at(format!("/lines/{place}")))
    })
}

/// Where a requirement is not met.
pub(super) fn unmet(requirement: &Requirement, terms: &Terms<'_>) -> Vec<String> {
    let told = requirement.told;
    let at = |places: Vec<usize>| places.into_iter().map(|place| told.pointer(Some(place))).collect();
    match requirement.met {
        Met::Whole(met) if met(terms) => Vec::new(),
        Met::Whole(_) => vec![told.pointer(None)],
        Met::EachLine(met) => {
            at((0..).zip(terms.lines).filter(|(_, line)| !met(line)).map(|(place, _)| place).collect())
        }
        Met::EachCharge(met) => {
            at((0..).zip(terms.adjustments).filter(|(_, one)| !met(one)).map(|(place, _)| place).collect())
        }
    }
}
