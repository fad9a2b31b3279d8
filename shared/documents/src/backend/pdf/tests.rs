//! What the file holds of what was drawn.

use std::sync::Arc;

use domain::theme::Look;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

use super::PdfA;
use crate::attachment::Attachment;
use crate::backend::Backend;
use crate::canvas::{Align, Canvas};
use crate::display::{About, Color, Display, Role};
use crate::layout::lay_out;
use crate::modules::Modules;
use crate::picture::Picture;
use crate::text::{Base, Paragraph, Prose, Style};
use crate::{pictures, samples};

fn canvas(right_to_left: bool) -> Canvas {
    Canvas::new(About {
        title: "INV-1".into(),
        language: "en",
        right_to_left,
        width: 200.0,
        height: 100.0,
        ..About::default()
    })
}

fn written(display: &Display) -> Document {
    Document::load_mem(&PdfA.write(display).unwrap()).unwrap()
}

/// The structure elements of that type.
fn elements<'a>(document: &'a Document, kind: &str) -> Vec<&'a Dictionary> {
    let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
    let is_kind = |element: &&Dictionary| element.get(b"S").and_then(Object::as_name).ok() == Some(kind.as_bytes());
    dictionaries.filter(|element| element.has(b"P")).filter(is_kind).collect()
}

fn text(dictionary: &Dictionary, key: &[u8]) -> String {
    lopdf::decode_text_string(dictionary.get(key).unwrap()).unwrap()
}

/// A code of 3 × 3 modules whose corner at the top left is dark.
fn code() -> Arc<Modules> {
    let dark = [true, false, false, false, false, true, false, true, true];
    Arc::new(Modules::new(3, dark.to_vec()).unwrap())
}

#[test]
fn a_code_is_one_path_and_on_a_mirrored_page_only_its_place_is_mirrored() {
    let operations = |right_to_left| {
        let mut canvas = canvas(right_to_left);
        canvas.modules(20.0, 10.0, 30.0, &code(), "Pay here");
        let document = written(&canvas.finish());
        let page = document.get_pages()[&1];
        Content::decode(&document.get_page_content(page)).unwrap().operations
    };
    let numbers = |operands: &[Object]| operands.iter().map(|one| one.as_float().unwrap()).collect::<Vec<_>>();
    let all = |wanted: &str, right_to_left| {
        let found = operations(right_to_left).into_iter().filter(|one| one.operator == wanted);
        found.map(|one| numbers(&one.operands)).collect::<Vec<_>>()
    };
    assert_eq!((all("f*", false).len(), all("f*", true).len()), (1, 1));
    // Each module is 30 ÷ 3 = 10 points wide; on the mirrored page the code starts at 200 − 20 − 30 = 150. A PDF counts
    // heights from below, so its top is at 100 − 10 = 90 and its rows go down.
    assert!(all("cm", false).contains(&vec![10.0, 0.0, 0.0, -10.0, 20.0, 90.0]), "{:?}", all("cm", false));
    assert!(all("cm", true).contains(&vec![10.0, 0.0, 0.0, -10.0, 150.0, 90.0]), "{:?}", all("cm", true));
    assert_eq!(all("m", false), all("m", true), "what is drawn inside is the same");
}

#[test]
fn a_picture_and_a_code_say_what_they_are_to_who_cannot_see_them() {
    let mut canvas = canvas(false);
    let logo = Arc::new(Picture::read(&pictures::png(30, 20)).unwrap());
    canvas.part(Role::Section, |canvas| {
        canvas.image(10.0, 10.0, 60.0, 40.0, &logo, "Nordlys \u{0}\u{7}ApS");
        canvas.modules(100.0, 10.0, 40.0, &code(), &"long ".repeat(10_000));
        canvas.image(100.0, 60.0, 20.0, 20.0, &logo, " ");
    });
    let document = written(&canvas.finish());
    let figures = elements(&document, "Figure");
    assert_eq!(figures.len(), 2, "a picture that says nothing only decorates");
    let said: Vec<String> = figures.iter().map(|figure| text(figure, b"Alt")).collect();
    assert!(said.contains(&"Nordlys ApS".to_owned()), "{said:?}");
    let is_image = |object: &Object| {
        let subtype =
            |stream: &lopdf::Stream| stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image");
        object.as_stream().is_ok_and(subtype)
    };
    // The colours and their transparency; the second drawing of the same picture adds neither.
    assert_eq!(document.objects.values().filter(|object| is_image(object)).count(), 2);
}

/// The operands of an operator, wherever it stands on the first page.
fn operands(document: &Document, operator: &str) -> Vec<Vec<Object>> {
    let content = document.get_page_content(document.get_pages()[&1]);
    let operations = Content::decode(&content).unwrap().operations;
    operations.into_iter().filter(|one| one.operator == operator).map(|one| one.operands).collect()
}

/// A page with one line that is made small until it fits 150 points.
fn line(prose: &Prose) -> (Document, Paragraph) {
    let style = Style { size: 9.0, bold: false, serif: false, color: Color(0, 0, 0), tabular: false, leading: 1.4 };
    let line = Paragraph::line(prose, style, Base::Auto { right_to_left: false }).fitted(150.0);
    let mut canvas = canvas(false);
    canvas.part(Role::Paragraph, |canvas| canvas.paragraph(10.0, 10.0, 150.0, Align::Start, &line));
    (written(&canvas.finish()), line)
}

#[test]
fn what_was_made_small_is_as_wide_as_its_room() {
    let (document, line) = line(&Prose::new(&"narrow ".repeat(500)));
    let size = operands(&document, "Tf")[0][1].as_float().unwrap();
    let em = line.width() / line.style.size;
    assert!((size * em - 150.0).abs() < 0.5, "{} points", size * em);
}

#[test]
fn no_string_is_longer_than_pdf_a_allows() {
    let parts: Vec<Prose> = (0..5).map(|_| Prose::new(&"漢".repeat(4_000))).collect();
    let (document, _) = line(&Prose::join("", &parts));
    let shown = operands(&document, "TJ").concat();
    let strings: Vec<usize> =
        shown[0].as_array().unwrap().iter().map(|one| one.as_str().map_or(0, <[u8]>::len)).collect();
    // Two bytes for each of 20,000 letters, which are an em wide and need no adjusting between.
    assert_eq!(strings.iter().sum::<usize>(), 40_000);
    assert!(strings.iter().all(|length| *length <= 32_767), "{strings:?}");
}

/// What the fonts say their glyphs stand for.
fn maps(document: &Document) -> String {
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let plain = streams.filter_map(|stream| stream.get_plain_content().ok());
    plain
        .map(|content| String::from_utf8_lossy(&content).into_owned())
        .filter(|text| text.contains("beginbfchar"))
        .collect()
}

/// What the page says in the place of its glyphs.
fn said_on_the_page(document: &Document) -> Vec<String> {
    let properties = operands(document, "BDC").concat();
    let properties = properties.iter().filter_map(|one| one.as_dict().ok());
    properties.filter(|one| one.has(b"ActualText")).map(|one| text(one, b"ActualText")).collect()
}

#[test]
fn a_glyph_that_stands_for_many_texts_has_a_number_for_each() {
    // No face has these; all of them draw the glyph of what is unknown.
    let unknown = |count: usize| ('\u{1f600}'..).take(count).map(String::from).collect::<Vec<_>>();
    let (document, _) = line(&Prose::new(&unknown(32).concat()));
    assert_eq!(said_on_the_page(&document), [""; 0]);
    let shown = operands(&document, "TJ").concat();
    let numbers = shown[0].as_array().unwrap()[0].as_str().unwrap();
    assert_eq!(numbers, (1..=32_u16).flat_map(u16::to_be_bytes).collect::<Vec<_>>());
    for (number, face) in (1..=32).zip(0xDE00..) {
        assert!(maps(&document).contains(&format!("<{number:04X}> <D83D{face:04X}>\n")), "{number}");
    }
    let mut fonts = document.objects.values().filter_map(|object| object.as_dict().ok());
    let map = fonts.find_map(|font| font.get(b"CIDToGIDMap").ok()).unwrap();
    let map = document.dereference(map).unwrap().1.as_stream().unwrap();
    let glyphs = [0, 1].into_iter().chain([1; 31]).flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    assert_eq!(map.get_plain_content().unwrap(), glyphs, "one glyph in the file");
    // A font has room for so many of each; the page says the others.
    let (document, _) = line(&Prose::new(&unknown(34).concat()));
    assert_eq!(said_on_the_page(&document), unknown(34)[32..]);
}

#[test]
fn a_glyph_of_the_chinese_face_has_one_number_and_the_page_says_what_else_it_stands_for() {
    // Two waves of different width elsewhere, one glyph here.
    let (document, _) = line(&Prose::new("\u{301c}\u{ff5e}\u{301c}"));
    assert!(maps(&document).contains("<0001> <301C>\n"));
    assert_eq!(said_on_the_page(&document), ["\u{ff5e}"]);
}

#[test]
fn words_from_right_to_left_are_shown_in_the_order_they_are_read() {
    let (document, _) = line(&Prose::new("شركة النور INV للتجارة"));
    let places: Vec<f32> = operands(&document, "Tm").iter().map(|place| place[4].as_float().unwrap()).collect();
    // Four words, and spaces.
    assert!(places.len() >= 4 && places.is_sorted_by(|one, next| one > next), "{places:?}");
}

#[test]
fn a_letter_with_a_thousand_joiners_is_told_by_the_page_and_not_by_the_font() {
    let joined = format!("a{}", "\u{200d}".repeat(1_000));
    let (document, _) = line(&Prose::new(&format!("{joined}b")));
    assert!(maps(&document).contains("<0001> <0061>\n"), "the letter alone");
    let said = said_on_the_page(&document);
    assert_eq!(said, [joined]);
}

#[test]
fn the_outline_names_the_title_and_the_headings_below_it() {
    let document = written(&lay_out(&samples::sheet("da", 2), &Look::default()));
    let titles: Vec<String> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|item| item.has(b"Title") && item.has(b"Parent"))
        .map(|item| text(item, b"Title"))
        .collect();
    assert!(titles.contains(&"Faktura INV-2026-000417".to_owned()), "{titles:?}");
    assert!(titles.contains(&"Betalingsoplysninger".to_owned()), "{titles:?}");
}

#[test]
fn the_pay_link_is_a_part_of_what_is_read() {
    let document = written(&lay_out(&samples::sheet("da", 2), &Look::default()));
    assert_eq!(elements(&document, "Link").len(), 1);
    // An address that is none of the web stays words.
    let mut canvas = canvas(false);
    canvas.part(Role::Link, |canvas| canvas.link(0.0, 0.0, 10.0, 10.0, "javascript:alert(1)"));
    canvas.decoration(|canvas| canvas.link(0.0, 0.0, 10.0, 10.0, "https://faktura.example/"));
    assert_eq!(elements(&written(&canvas.finish()), "Link").len(), 1, "one that stands in no part gets its own");
}

#[test]
fn the_electronic_invoice_is_carried_as_it_was_given() {
    let xml = b"<rsm:CrossIndustryInvoice/>".to_vec();
    let display = Display {
        attachments: vec![Attachment::factur_x(xml.clone())],
        ..lay_out(&samples::sheet("ar", 2), &Look::default())
    };
    let document = written(&display);
    let files = document.catalog().unwrap().get(b"AF").unwrap().as_array().unwrap();
    let specification = document.dereference(&files[0]).unwrap().1.as_dict().unwrap();
    assert_eq!(specification.get(b"AFRelationship").unwrap().as_name().unwrap(), b"Alternative");
    assert_eq!(text(specification, b"UF"), "factur-x.xml");
    let streams = specification.get(b"EF").unwrap().as_dict().unwrap();
    let embedded = document.dereference(streams.get(b"F").unwrap()).unwrap().1.as_stream().unwrap();
    assert_eq!(embedded.decompressed_content().unwrap(), xml);
    assert_eq!(embedded.dict.get(b"Subtype").unwrap().as_name().unwrap(), b"text/xml");
    let metadata = document.dereference(document.catalog().unwrap().get(b"Metadata").unwrap()).unwrap().1;
    let packet = String::from_utf8(metadata.as_stream().unwrap().content.clone()).unwrap();
    assert!(packet.contains("<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>"), "{packet}");
}

#[test]
fn metadata_stay_xml_whatever_the_seller_is_called() {
    let mut sheet = samples::sheet("en", 1);
    sheet.seller.name = "A<b>&\u{fffe}\u{ffff}\u{1} </rdf:Bag></pdfaExtension:schemas> Ltd".into();
    let display = Display { attachments: vec![Attachment::factur_x(Vec::new())], ..lay_out(&sheet, &Look::default()) };
    let file = PdfA.write(&display).unwrap();
    let has = |words: &str| file.windows(words.len()).any(|window| window == words.as_bytes());
    assert!(has("<rdf:li>A&lt;b&gt;&amp; &lt;/rdf:Bag") || has("<rdf:li>A&lt;b>&amp; &lt;/rdf:Bag"));
    assert!(!has("\u{fffe}") && !has("\u{ffff}"));
}
