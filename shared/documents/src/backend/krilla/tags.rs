//! The reading order as krilla's tag tree.

use std::num::NonZeroU16;

use ::krilla::geom::Rect;
use ::krilla::surface::Surface;
use ::krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Identifier, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

use crate::display::{Node, Role};

/// The nodes of a document, and what was drawn for each.
pub(super) struct Tags<'a> {
    nodes: &'a [Node],
    drawn: Vec<Drawn>,
    /// Links that belong to no node.
    loose: Vec<Identifier>,
}

#[derive(Default)]
struct Drawn {
    content: Vec<Identifier>,
    links: Vec<Identifier>,
    /// Where a figure stands.
    bounds: Option<BBox>,
}

impl<'a> Tags<'a> {
    pub(super) fn new(nodes: &'a [Node]) -> Self {
        Self { nodes, drawn: nodes.iter().map(|_| Drawn::default()).collect(), loose: Vec::new() }
    }

    /// What is drawn from now on belongs to that node, or to none.
    pub(super) fn start(&mut self, surface: &mut Surface<'_>, node: Option<usize>) {
        if let Some(drawn) = self.drawn(node) {
            drawn.content.push(surface.start_tagged(ContentTag::Span(SpanTag::empty())));
        } else {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        }
    }

    /// A figure's place on its page.
    pub(super) fn bound(&mut self, node: Option<usize>, page: usize, bounds: Rect) {
        if let Some(drawn) = self.drawn(node) {
            drawn.bounds = Some(BBox::new(page, bounds));
        }
    }

    /// A link that belongs to that node.
    pub(super) fn link(&mut self, node: Option<usize>, link: Identifier) {
        match self.drawn(node) {
            Some(drawn) => drawn.links.push(link),
            None => self.loose.push(link),
        }
    }

    fn drawn(&mut self, node: Option<usize>) -> Option<&mut Drawn> {
        node.and_then(|node| self.drawn.get_mut(node))
    }

    /// The tree. A parent stands before its children, so it is built from the last node to the first.
    pub(super) fn tree(mut self) -> TagTree {
        let mut below: Vec<Vec<TagGroup>> = self.nodes.iter().map(|_| Vec::new()).collect();
        let mut roots = Vec::new();
        for node in self.nodes.iter().rev() {
            let drawn = self.drawn.pop().unwrap_or_default();
            let groups = below.pop().unwrap_or_default();
            let group = group(&node.role, drawn, groups);
            match node.parent.and_then(|parent| below.get_mut(parent)) {
                Some(siblings) => siblings.push(group),
                None => roots.push(group),
            }
        }
        let mut tree = TagTree::new();
        for root in roots.into_iter().rev().chain(self.loose.into_iter().map(link_alone)) {
            tree.push(root);
        }
        tree
    }
}

/// A part with what it holds. A link that is no part of its own becomes one: a reader looks for links nowhere else.
fn group(role: &Role, drawn: Drawn, below: Vec<TagGroup>) -> TagGroup {
    let mut group = TagGroup::new(kind(role, &drawn));
    for content in drawn.content {
        group.push(content);
    }
    for link in drawn.links {
        match role {
            Role::Link => group.push(link),
            _ => group.push(link_alone(link)),
        }
    }
    for child in below.into_iter().rev() {
        group.push(child);
    }
    group
}

fn link_alone(link: Identifier) -> TagGroup {
    TagGroup::with_children(Tag::Link, vec![link.into()])
}

fn kind(role: &Role, drawn: &Drawn) -> TagKind {
    match role {
        Role::Section => Tag::Section.into(),
        Role::Title(words) => Tag::Hn(NonZeroU16::MIN, Some(words.clone())).into(),
        Role::Heading(words) => Tag::Hn(NonZeroU16::MIN.saturating_add(1), Some(words.clone())).into(),
        Role::Paragraph => Tag::P.into(),
        Role::Table => Tag::Table.into(),
        Role::Row => Tag::TR.into(),
        Role::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
        Role::Cell => Tag::TD.into(),
        Role::Link if drawn.links.is_empty() => Tag::Span.into(),
        Role::Link => Tag::Link.into(),
        Role::Figure(alt) => Tag::Figure(Some(alt.clone())).with_bbox(drawn.bounds).into(),
    }
}
