//! Seller, buyer and the document's own dates and references, side by side.

use super::facts;
use super::flow::Flow;
use super::typesetter::{TextKind, Typesetter, beside};
use super::{BLOCK_GAP, MARGIN};
use crate::canvas::Align;
use crate::labels::country_name;
use crate::sheet::{Address, Content, Party, Sheet};
use crate::text::{Paragraph, Prose};

pub(super) const GAP: f32 = 15.0;
pub(super) const PARTY_WIDTH: f32 = 160.0;
/// Between an address and the numbers below it.
const DETAIL_GAP: f32 = 4.0;
/// Between the buyer and where it has things delivered.
const DELIVERY_GAP: f32 = 9.0;
const FIELD_LINES_MAX: usize = 3;

pub(super) fn draw(flow: &mut Flow, sheet: &Sheet, setter: &Typesetter<'_>) {
    let labels = setter.labels;
    let top = flow.y;
    let left = draw_party(flow, MARGIN, &sheet.seller, labels.seller, labels.contact, setter);
    let start = MARGIN + PARTY_WIDTH + GAP;
    let heading = labels.headings(&sheet.content).buyer;
    let mut middle = draw_party(flow, start, &sheet.buyer, heading, labels.attention, setter);
    if let Content::Sale(sale) = &sheet.content
        && let Some(delivery) = &sale.delivery
    {
        let mut rows = vec![setter.one_line(labels.deliver_to, TextKind::Label)];
        rows.extend(delivery.name.as_ref().map(|name| written(name, TextKind::Strong, setter)));
        rows.extend(address(&delivery.address, setter));
        middle += DELIVERY_GAP;
        middle += flow.stack(start, top + middle, PARTY_WIDTH, Align::Start, &rows);
    }
    let right = facts::draw(flow, sheet, setter);
    flow.y = top + left.max(middle).max(right) + BLOCK_GAP;
}

fn draw_party(flow: &mut Flow, start: f32, party: &Party, heading: &str, person: &str, setter: &Typesetter<'_>) -> f32 {
    let mut rows = vec![
        setter.one_line(heading, TextKind::Label).fitted(PARTY_WIDTH),
        written(&party.name, TextKind::Strong, setter),
    ];
    rows.extend(party.contact.as_ref().map(|name| named(person, Prose::new(name).isolated(), TextKind::Body, setter)));
    rows.extend(address(&party.address, setter));
    let above = flow.stack(start, flow.y, PARTY_WIDTH, Align::Start, &rows);
    let details = details(party, setter);
    if details.is_empty() {
        return above;
    }
    let top = flow.y + above + DETAIL_GAP;
    above + DETAIL_GAP + flow.stack(start, top, PARTY_WIDTH, Align::Start, &details)
}

/// The numbers it is registered under, and how to reach it.
fn details(party: &Party, setter: &Typesetter<'_>) -> Vec<Paragraph> {
    let labels = setter.labels;
    let code = |label: &str, value: &str| named(label, Prose::new(value).island(), TextKind::Detail, setter);
    let mut rows = Vec::new();
    rows.extend(party.legal_id.as_ref().map(|id| code(labels.legal_id_in(&party.address.country), id)));
    rows.extend(party.vat_id.as_ref().map(|id| code(labels.vat_id, id)));
    rows.extend(party.phone.as_ref().map(|phone| code(labels.phone, phone)));
    rows.extend(party.email.as_ref().map(|email| setter.code(email, TextKind::Detail, PARTY_WIDTH, FIELD_LINES_MAX)));
    rows
}

fn address(address: &Address, setter: &Typesetter<'_>) -> Vec<Paragraph> {
    let mut rows = vec![written(&address.line1, TextKind::Body, setter)];
    rows.extend(address.line2.as_ref().map(|line| written(line, TextKind::Body, setter)));
    rows.push(written(&town(address), TextKind::Body, setter));
    rows.extend(address.subdivision.as_ref().map(|name| written(name, TextKind::Body, setter)));
    rows.push(setter.label(country_name(&address.country, setter.labels.language), TextKind::Body).fitted(PARTY_WIDTH));
    rows
}

fn written(text: &str, kind: TextKind, setter: &Typesetter<'_>) -> Paragraph {
    setter.written(text, kind, PARTY_WIDTH, FIELD_LINES_MAX)
}

fn named(label: &str, value: Prose, kind: TextKind, setter: &Typesetter<'_>) -> Paragraph {
    setter.sentence(&Prose::join(" ", &[beside(label), value]), kind, PARTY_WIDTH, FIELD_LINES_MAX)
}

/// Postal code and town in the order of the country (Universal Postal Union): behind the town in the English-speaking
/// and most Arab countries, before it elsewhere.
fn town(address: &Address) -> String {
    let behind = ["GB", "US", "CA", "AU", "NZ", "IE", "IN", "SA", "JO", "EG", "IQ", "KW", "BH", "QA", "LB", "OM", "AE"];
    match &address.postal_code {
        Some(code) if behind.contains(&address.country.as_str()) => format!("{} {code}", address.city),
        Some(code) => format!("{code} {}", address.city),
        None => address.city.clone(),
    }
}
