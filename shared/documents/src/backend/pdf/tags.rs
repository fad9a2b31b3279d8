//! The reading order as a structure tree (ISO 32000-1, 14.7), as PDF/UA-1 asks for.

use pdf_writer::types::{StructRole, TableHeaderScope};
use pdf_writer::writers::{ObjectRef, StructElement, StructTreeRoot};
use pdf_writer::{Finish, Pdf, Rect, Ref, TextStr};

use super::{Rectangle, Refs};
use crate::display::{Node, Role};

/// The nodes of a document, and what was drawn for each.
pub(super) struct Tags<'a> {
    nodes: &'a [Node],
    drawn: Vec<Drawn>,
    /// For each page the nodes its marked contents belong to, in the order of their numbers.
    pages: Vec<Vec<usize>>,
    links: Vec<Link>,
}

#[derive(Default)]
struct Drawn {
    /// Pages and marked contents.
    contents: Vec<(usize, i32)>,
    /// Where a figure stands.
    bounds: Option<Rectangle>,
}

/// A link, and the node it belongs to.
struct Link {
    node: Option<usize>,
    annotation: Ref,
    page: usize,
}

impl<'a> Tags<'a> {
    pub(super) fn new(nodes: &'a [Node], pages: usize) -> Self {
        let drawn = nodes.iter().map(|_| Drawn::default()).collect();
        Self { nodes, drawn, pages: vec![Vec::new(); pages], links: Vec::new() }
    }

    /// Notes that a marked content of a page belongs to that node, and gives its number.
    pub(super) fn content(&mut self, node: usize, page: usize) -> Option<i32> {
        let (drawn, contents) = (self.drawn.get_mut(node)?, self.pages.get_mut(page)?);
        let number = i32::try_from(contents.len()).ok()?;
        contents.push(node);
        drawn.contents.push((page, number));
        Some(number)
    }

    /// A figure's place on its page.
    pub(super) fn bound(&mut self, node: usize, bounds: Rectangle) {
        if let Some(drawn) = self.drawn.get_mut(node) {
            drawn.bounds = Some(bounds);
        }
    }

    /// Notes a link of a page that belongs to that node, and gives the key under which readers find its place in the tree.
    pub(super) fn link(&mut self, node: Option<usize>, annotation: Ref, page: usize) -> usize {
        self.links.push(Link { node, annotation, page });
        self.pages.len().saturating_add(self.links.len()).saturating_sub(1)
    }

    /// Writes the tree, and gives its root.
    pub(super) fn write(&self, pdf: &mut Pdf, refs: &mut Refs, pages: &[Ref]) -> Ref {
        let [root, document] = refs.some();
        let elements: Vec<Ref> = self.nodes.iter().map(|_| refs.next()).collect();
        let places = self.link_places(refs, &elements);
        let writing = Writing { tags: self, pages, elements: &elements, links: &places };
        writing.write_document(document, root, pdf);
        writing.write_elements(document, pdf);
        writing.write_parents(root, document, pdf, refs);
        root
    }

    /// The element of each link: its node, or one of its own where the node is none for links.
    fn link_places(&self, refs: &mut Refs, elements: &[Ref]) -> Vec<Ref> {
        let place = |link: &Link| {
            let node = link.node.filter(|node| self.is_link(*node));
            node.and_then(|node| elements.get(node)).copied().unwrap_or_else(|| refs.next())
        };
        self.links.iter().map(place).collect()
    }

    fn is_link(&self, node: usize) -> bool {
        self.nodes.get(node).is_some_and(|node| node.role == Role::Link)
    }
}

/// What writing the tree needs to know.
struct Writing<'a, 'b> {
    tags: &'a Tags<'b>,
    pages: &'a [Ref],
    /// In the order of the nodes.
    elements: &'a [Ref],
    /// In the order of the links.
    links: &'a [Ref],
}

impl Writing<'_, '_> {
    fn write_document(&self, document: Ref, root: Ref, pdf: &mut Pdf) {
        let mut element = pdf.struct_element(document);
        element.kind(StructRole::Document).parent(root);
        let mut children = element.children();
        let roots = self.elements.iter().zip(self.tags.nodes).filter(|(_, node)| node.parent.is_none());
        let loose = self.links.iter().zip(&self.tags.links).filter(|(_, link)| link.node.is_none());
        for id in roots.map(|(id, _)| id).chain(loose.map(|(id, _)| id)) {
            children.struct_element(*id);
        }
    }

    fn write_elements(&self, document: Ref, pdf: &mut Pdf) {
        let mut below: Vec<Vec<Ref>> = vec![Vec::new(); self.tags.nodes.len()];
        for (id, node) in self.elements.iter().zip(self.tags.nodes) {
            if let Some(below) = node.parent.and_then(|parent| below.get_mut(parent)) {
                below.push(*id);
            }
        }
        for (index, (id, below)) in self.elements.iter().zip(&below).enumerate() {
            self.write_element(index, *id, below, document, pdf);
        }
        for (id, link) in self.links.iter().zip(&self.tags.links) {
            if link.node.is_none_or(|node| !self.tags.is_link(node)) {
                let parent = link.node.and_then(|node| self.elements.get(node)).copied().unwrap_or(document);
                let mut element = pdf.struct_element(*id);
                element.kind(StructRole::Link).parent(parent);
                self.write_object(&mut element.children().object_ref(), link);
            }
        }
    }

    fn write_element(&self, index: usize, id: Ref, below: &[Ref], document: Ref, pdf: &mut Pdf) {
        let (Some(node), Some(drawn)) = (self.tags.nodes.get(index), self.tags.drawn.get(index)) else { return };
        let links = || self.links.iter().zip(&self.tags.links).filter(|(_, link)| link.node == Some(index));
        let parent = node.parent.and_then(|parent| self.elements.get(parent)).copied().unwrap_or(document);
        let mut element = pdf.struct_element(id);
        element.parent(parent);
        write_role(&mut element, &node.role, drawn, links().next().is_some());
        let home = drawn.contents.first().map(|(page, _)| *page);
        if let Some(page) = home.and_then(|page| self.pages.get(page)) {
            element.page(*page);
        }
        let mut children = element.children();
        for (page, content) in &drawn.contents {
            match self.pages.get(*page) {
                Some(other) if home != Some(*page) => {
                    children.marked_content_ref().page(*other).marked_content_id(*content);
                }
                _ => {
                    children.marked_content_id(*content);
                }
            }
        }
        for (place, link) in links() {
            if *place == id {
                self.write_object(&mut children.object_ref(), link);
            } else {
                children.struct_element(*place);
            }
        }
        for child in below {
            children.struct_element(*child);
        }
    }

    fn write_object(&self, object: &mut ObjectRef<'_>, link: &Link) {
        if let Some(page) = self.pages.get(link.page) {
            object.page(*page);
        }
        object.object(link.annotation);
    }

    /// From the marked contents and links to their elements (ISO 32000-1, 14.7.4.4).
    fn write_parents(&self, root: Ref, document: Ref, pdf: &mut Pdf, refs: &mut Refs) {
        let lists: Vec<Ref> = self.tags.pages.iter().map(|_| refs.next()).collect();
        for (id, contents) in lists.iter().zip(&self.tags.pages) {
            let elements = contents.iter().filter_map(|node| self.elements.get(*node));
            pdf.indirect(*id).array().items(elements.copied());
        }
        let mut tree = pdf.indirect(root).start::<StructTreeRoot<'_>>();
        tree.children().item(document);
        let mut parents = tree.parent_tree();
        let mut numbers = parents.nums();
        let keys = lists.iter().chain(self.links);
        let mut next = 0;
        for (key, place) in (0_i32..).zip(keys) {
            numbers.insert(key, *place);
            next = key.saturating_add(1);
        }
        numbers.finish();
        parents.finish();
        tree.parent_tree_next_key(next);
    }
}

fn write_role(element: &mut StructElement<'_>, role: &Role, drawn: &Drawn, has_link: bool) {
    let kind = match role {
        Role::Section => StructRole::Sect,
        Role::Title(_) => StructRole::H1,
        Role::Heading(_) => StructRole::H2,
        Role::Paragraph => StructRole::P,
        Role::Table => StructRole::Table,
        Role::Row => StructRole::TR,
        Role::HeadCell => StructRole::TH,
        Role::Cell => StructRole::TD,
        Role::Link if has_link => StructRole::Link,
        Role::Link => StructRole::Span,
        Role::Figure(_) => StructRole::Figure,
    };
    element.kind(kind);
    match role {
        Role::Title(words) | Role::Heading(words) => {
            element.title(TextStr(words));
        }
        Role::HeadCell => {
            element.attributes().push().table().scope(TableHeaderScope::Column);
        }
        Role::Figure(said) => {
            element.alt(TextStr(said));
            if let Some(Rectangle { x, y, width, height }) = drawn.bounds {
                element.attributes().push().layout().bbox(Rect::new(x, y, x + width, y + height));
            }
        }
        _ => {}
    }
}
