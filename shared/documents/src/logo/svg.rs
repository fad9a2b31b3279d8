//! SVG, in: shapes only. No fonts are linked for it, and nothing it names is fetched.

use domain::refusal::Invalid;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};
use resvg::usvg::{ImageHrefResolver, Options, Size, Tree};

use super::raster::Raster;
use super::{SIDE_MAX, unreadable};

const SVG: &str = "http://www.w3.org/2000/svg";

/// What a logo may be made of. Whatever else SVG has would be missing (text, without its fonts), comes from elsewhere
/// (pictures), or costs more to draw than it says (effects, patterns, markers).
const ELEMENTS: [&str; 22] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "switch",
    "a",
    "title",
    "desc",
    "metadata",
    "style",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
];

/// The most elements.
const ELEMENTS_MAX: usize = 5_000;

/// The most times something is drawn again.
const USES_MAX: usize = 100;

/// The flattest or narrowest a logo may be.
const PROPORTION_MAX: f32 = 50.0;

/// Draws an SVG as large as a logo is kept.
pub(super) fn read(upload: &[u8]) -> Result<Raster, Invalid> {
    let text = std::str::from_utf8(upload).map_err(|_| unreadable("SVG in UTF-8"))?;
    if text.contains("<!ENTITY") {
        return Err(refused("entities"));
    }
    let nodes_limit = 200_000;
    let options = ParsingOptions { allow_dtd: true, nodes_limit, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|_| unreadable("SVG"))?;
    check(&document)?;
    let tree = Tree::from_xmltree(&document, &alone()).map_err(|_| unreadable("SVG"))?;
    draw(&tree)
}

/// Nothing is fetched, whatever is named.
fn alone() -> Options<'static> {
    let image_href_resolver =
        ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    Options { resources_dir: None, image_href_resolver, ..Options::default() }
}

fn check(document: &Document<'_>) -> Result<(), Invalid> {
    let elements = || document.descendants().filter(Node::is_element);
    let drawn = || elements().filter(|node| node.tag_name().namespace() == Some(SVG));
    if let Some(foreign) = drawn().find(|node| !ELEMENTS.contains(&node.tag_name().name())) {
        return Err(refused(foreign.tag_name().name()));
    }
    let uses: Vec<_> = drawn().filter(|node| node.tag_name().name() == "use").collect();
    let targets: Vec<&str> = uses.iter().filter_map(target).collect();
    let is_used = |node: Node<'_, '_>| node.attribute("id").is_some_and(|id| targets.contains(&id));
    // What is used and uses in turn would double with every step.
    let is_nested = uses.iter().any(|node| node.ancestors().any(is_used));
    if is_nested || uses.len() > USES_MAX || elements().count() > ELEMENTS_MAX {
        let detail = format!(
            "a logo has at most {ELEMENTS_MAX} elements and {USES_MAX} uses, none within another; export it plain"
        );
        return Err(Invalid::new("logo_too_complex", detail));
    }
    Ok(())
}

/// The id of what a `use` draws again.
fn target<'a>(node: &Node<'a, '_>) -> Option<&'a str> {
    let href = node.attributes().find(|attribute| attribute.name() == "href")?;
    href.value().trim().strip_prefix('#')
}

fn refused(what: &str) -> Invalid {
    let advice = if what == "text" { "turn text into outlines" } else { "leave it out, or upload a PNG" };
    Invalid::new("logo_svg_element", format!("a logo is made of shapes, and this one has {what}; {advice}"))
}

fn draw(tree: &Tree) -> Result<Raster, Invalid> {
    let unreadable = || unreadable("SVG");
    let size = tree.size();
    let proportion = size.width() / size.height();
    if !(1.0 / PROPORTION_MAX..=PROPORTION_MAX).contains(&proportion) {
        let detail = format!("the picture is more than {PROPORTION_MAX} times as long one way as the other");
        return Err(Invalid::new("logo_dimensions", detail));
    }
    let longest = u16::try_from(SIDE_MAX).map(f32::from).map_err(|_| unreadable())?;
    let large = size.scale_to(Size::from_wh(longest, longest).ok_or_else(unreadable)?);
    let (scale, pixels) = (large.width() / size.width(), large.to_int_size());
    let (width, height) = (pixels.width().min(SIDE_MAX), pixels.height().min(SIDE_MAX));
    let mut pixmap = Pixmap::new(width, height).ok_or_else(unreadable)?;
    resvg::render(tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let seen = pixmap.pixels().iter().map(|pixel| {
        let color = pixel.demultiply();
        [color.red(), color.green(), color.blue(), color.alpha()]
    });
    Raster::new(width, height, seen.collect()).ok_or_else(unreadable)
}
