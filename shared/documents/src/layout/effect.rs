//! What becomes of a credit: how much lessens what is open, is paid back or is kept.

use super::BLOCK_GAP;
use super::fields::{self, Field};
use super::flow::Flow;
use super::typesetter::Typesetter;
use crate::sheet::Credit;

const FIELD_WIDTH: f32 = 155.0;

pub(super) fn draw(flow: &mut Flow, credit: &Credit, setter: &Typesetter) {
    let labels = setter.labels;
    let parts =
        [(labels.reduces_open, credit.reduces_open), (labels.refund, credit.refund), (labels.kept, credit.kept)];
    let fields = parts.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let fields: Vec<_> =
        fields.map(|(name, value)| Field::new(name, &setter.money(value), FIELD_WIDTH, setter)).collect();
    if fields.is_empty() {
        return;
    }
    fields::draw(flow, labels.effect, &fields, 0.0, setter);
    flow.y += BLOCK_GAP;
}
