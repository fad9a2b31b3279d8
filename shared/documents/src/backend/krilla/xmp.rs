//! What a document's metadata say of the invoice it carries. krilla writes no properties but its own, so these are added
//! to the packet it wrote: the schema into the one list of schemas that PDF/A allows, the values beside the others.

use crate::attachment::{Attachment, ConformanceLevel};

/// Where krilla's list of extension schemas ends.
const SCHEMAS_END: &str = "</rdf:Bag></pdfaExtension:schemas>";
/// Where another description may follow.
const DESCRIPTIONS_END: &str = "</rdf:RDF>";
/// Factur-X 1.0, XMP extension schema.
const NAMESPACE: &str = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";
const PROPERTIES: [(&str, &str); 4] = [
    ("DocumentFileName", "The name of the embedded XML document"),
    ("DocumentType", "The type of the hybrid document in capital letters, e.g. INVOICE or ORDER"),
    ("Version", "The actual version of the standard applying to the embedded XML document"),
    ("ConformanceLevel", "The conformance level of the embedded XML document"),
];

/// The packet with what is said of `attachment`, or none if the packet is not as krilla writes it.
pub(super) fn with_factur_x(packet: &str, attachment: &Attachment, level: ConformanceLevel) -> Option<String> {
    let (before, rest) = packet.split_once(SCHEMAS_END)?;
    let (middle, end) = rest.rsplit_once(DESCRIPTIONS_END)?;
    let (schema, values) = (schema(), values(&attachment.name, level));
    Some([before, &schema, SCHEMAS_END, middle, &values, DESCRIPTIONS_END, end].concat())
}

fn schema() -> String {
    let properties = PROPERTIES.map(|(name, description)| {
        format!(
            "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>{name}</pdfaProperty:name>\
             <pdfaProperty:valueType>Text</pdfaProperty:valueType>\
             <pdfaProperty:category>external</pdfaProperty:category>\
             <pdfaProperty:description>{description}</pdfaProperty:description></rdf:li>"
        )
    });
    let properties = properties.concat();
    format!(
        "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>\
         <pdfaSchema:namespaceURI>{NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix>\
         <pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )
}

fn values(name: &str, level: ConformanceLevel) -> String {
    let name = name.replace('&', "&amp;").replace('<', "&lt;");
    let level = level.as_str();
    format!(
        "<rdf:Description rdf:about=\"\" xmlns:fx=\"{NAMESPACE}\"><fx:DocumentType>INVOICE</fx:DocumentType>\
         <fx:DocumentFileName>{name}</fx:DocumentFileName><fx:Version>1.0</fx:Version>\
         <fx:ConformanceLevel>{level}</fx:ConformanceLevel></rdf:Description>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_joins_the_one_list_and_the_values_stand_after_the_others() {
        let packet = "<rdf:RDF><rdf:Description><pdfaExtension:schemas><rdf:Bag><rdf:li>krilla's</rdf:li></rdf:Bag>\
                      </pdfaExtension:schemas></rdf:Description></rdf:RDF>";
        let said = with_factur_x(packet, &Attachment::factur_x(Vec::new()), ConformanceLevel::En16931).unwrap();
        assert_eq!(said.matches("<pdfaExtension:schemas>").count(), 1);
        let place = |words: &str| said.find(words).unwrap();
        assert!(place("krilla's") < place("<pdfaSchema:prefix>fx<") && place("prefix>fx<") < place("</rdf:Bag>"));
        assert!(place("</pdfaExtension:schemas></rdf:Description>") < place("<fx:DocumentType>INVOICE<"));
        assert!(place("<fx:ConformanceLevel>EN 16931<") < place("</rdf:RDF>"));
    }

    #[test]
    fn a_packet_without_a_list_of_schemas_is_not_guessed_at() {
        assert_eq!(
            with_factur_x("<rdf:RDF></rdf:RDF>", &Attachment::factur_x(Vec::new()), ConformanceLevel::En16931),
            None
        );
    }
}
