//! Seller, buyer and the document's own dates and references, side by side.

use super::flow::{Flow, height_of};
use super::typesetter::{Look, Typesetter};
use super::{BLOCK_GAP, CONTENT_WIDTH, MARGIN, letter};
use crate::canvas::Align;
use crate::display::Role;
use crate::labels::country_name;
use crate::sheet::{Kind, Party, Sheet};
use crate::text::{Paragraph, Prose};

const GAP: f32 = 15.0;
const PARTY_WIDTH: f32 = 160.0;
const FACTS_START: f32 = MARGIN + 2.0 * (PARTY_WIDTH + GAP);
const FACTS_WIDTH: f32 = CONTENT_WIDTH - 2.0 * (PARTY_WIDTH + GAP);
const FIELD_LINES_MAX: usize = 3;

pub(super) fn draw(flow: &mut Flow, sheet: &Sheet, setter: &Typesetter) {
    let labels = setter.labels;
    let top = flow.y;
    let seller = party(&sheet.seller, labels.seller, labels.contact, setter);
    let buyer = party(&sheet.buyer, labels.headings(&sheet.kind).buyer, labels.attention, setter);
    let left = flow.stack(MARGIN, top, PARTY_WIDTH, Align::Start, &seller);
    let middle = flow.stack(MARGIN + PARTY_WIDTH + GAP, top, PARTY_WIDTH, Align::Start, &buyer);
    let right = facts(flow, sheet, setter);
    flow.y = top + left.max(middle).max(right) + BLOCK_GAP;
}

fn party(party: &Party, heading: &str, person: &str, setter: &Typesetter) -> Vec<Paragraph> {
    let labels = setter.labels;
    let written = |text: &str, look| setter.written(text, look, PARTY_WIDTH, FIELD_LINES_MAX);
    let named = |label: &str, value: Prose| {
        setter.sentence(&Prose::join(" ", &[Prose::new(label), value]), Look::Body, PARTY_WIDTH, FIELD_LINES_MAX)
    };
    let code = |label: &str, value: &str| named(label, Prose::new(value).island());
    let address = &party.address;
    let mut rows = vec![setter.label(heading, Look::Label), written(&party.name, Look::Strong)];
    rows.extend(party.contact.as_ref().map(|name| named(person, Prose::new(name).isolated())));
    rows.push(written(&address.line1, Look::Body));
    rows.extend(address.line2.as_ref().map(|line| written(line, Look::Body)));
    rows.push(written(&town(party), Look::Body));
    rows.extend(address.subdivision.as_ref().map(|name| written(name, Look::Body)));
    rows.push(setter.label(country_name(&address.country, labels.language), Look::Body).fitted(PARTY_WIDTH));
    rows.extend(party.legal_id.as_ref().map(|id| code(labels.legal_id_in(&address.country), id)));
    rows.extend(party.vat_id.as_ref().map(|id| code(labels.vat_id, id)));
    rows.extend(party.phone.as_ref().map(|phone| code(labels.phone, phone)));
    rows.extend(party.email.as_ref().map(|email| setter.code(email, Look::Body, PARTY_WIDTH, FIELD_LINES_MAX)));
    rows
}

/// Postal code and town in the order of the country (Universal Postal Union): behind the town in the English-speaking
/// and most Arab countries, before it elsewhere.
fn town(party: &Party) -> String {
    let address = &party.address;
    let behind = ["GB", "US", "CA", "AU", "NZ", "IE", "IN", "SA", "JO", "EG", "IQ", "KW", "BH", "QA", "LB", "OM", "AE"];
    match &address.postal_code {
        Some(code) if behind.contains(&address.country.as_str()) => format!("{} {code}", address.city),
        Some(code) => format!("{code} {}", address.city),
        None => address.city.clone(),
    }
}

fn facts(flow: &mut Flow, sheet: &Sheet, setter: &Typesetter) -> f32 {
    let labels = setter.labels;
    let value_width = FACTS_WIDTH * 0.6;
    let label_width = FACTS_WIDTH - value_width - 4.0;
    let code = |text: &str| setter.code(text, Look::Body, value_width, FIELD_LINES_MAX);
    let day = |day, look| setter.sentence(&Prose::new(&labels.day(day)), look, value_width, FIELD_LINES_MAX);
    let headings = labels.headings(&sheet.kind);
    let mut rows =
        vec![(headings.number, code(&sheet.number)), (headings.issue_date, day(sheet.issue_date, Look::Body))];
    let preceding = match &sheet.kind {
        Kind::Invoice(claim) => {
            rows.push((labels.due_date, day(claim.due_date, Look::Strong)));
            claim.replaces.as_ref().map(|replaced| (labels.replaces, replaced))
        }
        Kind::CreditNote(credit) => Some((labels.corrects, &credit.corrects)),
        Kind::Letter(letter) => {
            rows.extend(letter::facts(letter, setter, value_width));
            None
        }
    };
    rows.extend(preceding.into_iter().flat_map(|(label, preceding)| {
        [(label, code(&preceding.number)), (labels.dated, day(preceding.issue_date, Look::Body))]
    }));
    rows.extend(sheet.supply_date.map(|date| (labels.supply_date, day(date, Look::Body))));
    rows.extend(sheet.tax_point_date.map(|date| (labels.tax_point_date, day(date, Look::Body))));
    rows.extend(sheet.order_reference.as_ref().map(|text| (labels.order_reference, code(text))));
    rows.extend(sheet.buyer_reference.as_ref().map(|text| (labels.buyer_reference, code(text))));
    let mut y = flow.y;
    for (label, value) in rows {
        let label = setter.label(label, Look::Label).fitted(label_width);
        let shift = (value.line_height() - label.line_height()) / 2.0;
        flow.canvas.part(Role::Paragraph, |canvas| {
            canvas.paragraph(FACTS_START, y + shift, label_width, Align::Start, &label);
            let start = FACTS_START + FACTS_WIDTH - value_width;
            canvas.paragraph(start, y, value_width, Align::End, &value);
        });
        y += height_of(&[value]);
    }
    y - flow.y
}
