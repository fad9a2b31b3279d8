//! A file inside a document: the electronic invoice that the page shows.

/// A file that a document carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// What readers call it; unique within a document. Factur-X looks for `factur-x.xml`.
    pub name: String,
    /// The file as it is.
    pub content: Vec<u8>,
    /// Such as `text/xml`.
    pub media_type: &'static str,
    /// What it is to the page.
    pub relationship: Relationship,
    /// What it is, for people.
    pub description: String,
    /// What the document's metadata say of it, if it is a Factur-X invoice.
    pub factur_x: Option<ConformanceLevel>,
}

/// What a file is to the document that carries it (PDF/A-3, ISO 19005-3 annex E: `AFRelationship`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relationship {
    /// The same in another form. Factur-X 1.0 asks for it where the XML says all that the page does.
    Alternative,
    /// Data the page was drawn from.
    Data,
    /// What the page was made of.
    Source,
}

/// How much of an invoice its Factur-X file says (Factur-X 1.0, `fx:ConformanceLevel`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConformanceLevel {
    /// All of EN 16931.
    En16931,
}

impl ConformanceLevel {
    /// The level as the metadata name it (Factur-X 1.0, XMP extension schema).
    pub fn as_str(self) -> &'static str {
        match self {
            Self::En16931 => "EN 16931",
        }
    }
}

impl Attachment {
    /// The name a Factur-X reader looks for.
    pub const FACTUR_X: &str = "factur-x.xml";

    /// A CII invoice or credit note at the level EN 16931, as Factur-X and `ZUGFeRD` carry it.
    pub fn factur_x(cii: Vec<u8>) -> Self {
        Self {
            name: Self::FACTUR_X.to_owned(),
            content: cii,
            media_type: "text/xml",
            relationship: Relationship::Alternative,
            description: "Factur-X invoice (EN 16931)".to_owned(),
            factur_x: Some(ConformanceLevel::En16931),
        }
    }
}
