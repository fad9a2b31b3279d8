//! What a document says of itself: as metadata (XMP), and in the words that older readers look for.

use pdf_writer::{Pdf, Ref, TextStr};

use super::date;
use crate::attachment::ConformanceLevel;
use crate::display::{About, Display};

const CREATOR: &str = "Faktura";
/// Factur-X 1.0, XMP extension schema.
const FACTUR_X: &str = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";
const FACTUR_X_PROPERTIES: [(&str, &str, &str); 4] = [
    ("DocumentFileName", "Text", "The name of the embedded XML document"),
    ("DocumentType", "Text", "The type of the hybrid document in capital letters, e.g. INVOICE or ORDER"),
    ("Version", "Text", "The actual version of the standard applying to the embedded XML document"),
    ("ConformanceLevel", "Text", "The conformance level of the embedded XML document"),
];
const PDF_UA: &str = "http://www.aiim.org/pdfua/ns/id/";
const PDF_UA_PROPERTIES: [(&str, &str, &str); 1] =
    [("part", "Integer", "The part of ISO 14289 to which the document conforms")];

/// Writes both, and gives the place of the metadata.
pub(super) fn write(display: &Display, pdf: &mut Pdf, [info, metadata]: [Ref; 2]) {
    let About { title, author, .. } = &display.about;
    pdf.document_info(info)
        .title(TextStr(&said(title)))
        .author(TextStr(&said(author)))
        .creator(TextStr(CREATOR))
        .creation_date(date(display.about.date));
    pdf.metadata(metadata, packet(display).as_bytes());
}

/// The XMP packet (ISO 16684-1), with the schemas that PDF/A wants described (ISO 19005-3, 6.6.2.3).
fn packet(display: &Display) -> String {
    let About { title, author, language, date, .. } = &display.about;
    let (title, author) = (escaped(&said(title)), escaped(&said(author)));
    let invoice = display.attachments.iter().find_map(|one| Some((escaped(&one.name), one.factur_x?)));
    let described =
        invoice.as_ref().map(|_| schema("Factur-X PDFA Extension Schema", FACTUR_X, "fx", &FACTUR_X_PROPERTIES));
    let schemas =
        [described.unwrap_or_default(), schema("PDF/UA identification schema", PDF_UA, "pdfuaid", &PDF_UA_PROPERTIES)];
    let carried = invoice.map(|(name, level)| carried(&name, level)).unwrap_or_default();
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
         xmlns:pdfuaid=\"{PDF_UA}\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
         xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
         xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\
         <dc:format>application/pdf</dc:format>\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\
         <xmp:CreatorTool>{CREATOR}</xmp:CreatorTool><xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate>\
         <pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\
         <pdfaExtension:schemas><rdf:Bag>{}</rdf:Bag></pdfaExtension:schemas></rdf:Description>{carried}\
         </rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>",
        schemas.concat(),
    )
}

fn schema(name: &str, namespace: &str, prefix: &str, properties: &[(&str, &str, &str)]) -> String {
    let property = |(name, kind, description): &(&str, &str, &str)| {
        let category = if prefix == "fx" { "external" } else { "internal" };
        format!(
            "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>{name}</pdfaProperty:name>\
             <pdfaProperty:valueType>{kind}</pdfaProperty:valueType>\
             <pdfaProperty:category>{category}</pdfaProperty:category>\
             <pdfaProperty:description>{description}</pdfaProperty:description></rdf:li>"
        )
    };
    let properties: String = properties.iter().map(property).collect();
    format!(
        "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>{name}</pdfaSchema:schema>\
         <pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>\
         <pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )
}

/// The electronic invoice that the document carries.
fn carried(name: &str, level: ConformanceLevel) -> String {
    let level = level.as_str();
    format!(
        "<rdf:Description rdf:about=\"\" xmlns:fx=\"{FACTUR_X}\"><fx:DocumentType>INVOICE</fx:DocumentType>\
         <fx:DocumentFileName>{name}</fx:DocumentFileName><fx:Version>1.0</fx:Version>\
         <fx:ConformanceLevel>{level}</fx:ConformanceLevel></rdf:Description>"
    )
}

/// Without the characters that cannot stand in XML at all (XML 1.0, 2.2).
fn said(text: &str) -> String {
    text.replace(|one: char| one.is_control() || matches!(one, '\u{fffe}' | '\u{ffff}'), "")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
