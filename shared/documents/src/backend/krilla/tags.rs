//! The reading order as krilla's tag tree.

use std::num::NonZeroU16;

use ::krilla::surface::Surface;
use ::krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

use crate::display::{Node, Role};

/// The nodes of a document, and what was drawn for each.
pub(super) struct Tags<'a> {
    nodes: &'a [Node],
    drawn: Vec<Vec<Identifier>>,
}

impl<'a> Tags<'a> {
    pub(super) fn new(nodes: &'a [Node]) -> Self {
        Self { nodes, drawn: nodes.iter().map(|_| Vec::new()).collect() }
    }

    /// What is drawn from now on belongs to that node, or to none.
    pub(super) fn start(&mut self, surface: &mut Surface<'_>, node: Option<usize>) {
        if let Some(drawn) = node.and_then(|node| self.drawn.get_mut(node)) {
            drawn.push(surface.start_tagged(ContentTag::Span(SpanTag::empty())));
        } else {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        }
    }

    /// The tree. A parent stands before its children, so it is built from the last node to the first.
    pub(super) fn tree(mut self) -> TagTree {
        let mut below: Vec<Vec<TagGroup>> = self.nodes.iter().map(|_| Vec::new()).collect();
        let mut roots = Vec::new();
        for node in self.nodes.iter().rev() {
            let drawn = self.drawn.pop().unwrap_or_default();
            let groups = below.pop().unwrap_or_default();
            let children = drawn.into_iter().map(Into::into).chain(groups.into_iter().rev().map(Into::into));
            let group = TagGroup::with_children(kind(&node.role), children.collect());
            match node.parent.and_then(|parent| below.get_mut(parent)) {
                Some(siblings) => siblings.push(group),
                None => roots.push(group),
            }
        }
        let mut tree = TagTree::new();
        for root in roots.into_iter().rev() {
            tree.push(root);
        }
        tree
    }
}

fn kind(role: &Role) -> TagKind {
    match role {
        Role::Section => Tag::Section.into(),
        Role::Title(words) => Tag::Hn(NonZeroU16::MIN, Some(words.clone())).into(),
        Role::Heading(words) => Tag::Hn(NonZeroU16::MIN.saturating_add(1), Some(words.clone())).into(),
        Role::Paragraph => Tag::P.into(),
        Role::Table => Tag::Table.into(),
        Role::Row => Tag::TR.into(),
        Role::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
        Role::Cell => Tag::TD.into(),
    }
}
