//! The files that a document carries (ISO 19005-3, 6.8).

use pdf_writer::types::AssociationKind;
use pdf_writer::writers::Catalog;
use pdf_writer::{Finish, Name, Pdf, Ref, Str, TextStr};

use super::{Refs, date};
use crate::attachment::{Attachment, Relationship};
use crate::display::Display;

/// Writes the files, and gives their specifications, in the order of their names.
pub(super) fn write<'a>(display: &'a Display, pdf: &mut Pdf, refs: &mut Refs) -> Vec<(&'a str, Ref)> {
    let mut written: Vec<(&str, Ref)> = Vec::new();
    for attachment in &display.attachments {
        let [specification, file] = refs.some();
        write_file(attachment, display, file, pdf);
        let mut spec = pdf.file_spec(specification);
        spec.path(Str(attachment.name.as_bytes()))
            .unic_file(TextStr(&attachment.name))
            .description(TextStr(&attachment.description))
            .association_kind(match attachment.relationship {
                Relationship::Alternative => AssociationKind::Alternative,
                Relationship::Data => AssociationKind::Data,
                Relationship::Source => AssociationKind::Source,
            });
        spec.embedded_file_with_unicode(file);
        spec.finish();
        written.push((&attachment.name, specification));
    }
    written.sort_unstable_by_key(|(name, _)| *name);
    written
}

/// Lists the files in the catalogue: by name for people, and as what the whole document is associated with.
pub(super) fn list(catalog: &mut Catalog<'_>, files: &[(&str, Ref)]) {
    if files.is_empty() {
        return;
    }
    let mut names = catalog.names();
    let mut embedded = names.embedded_files();
    let mut entries = embedded.names();
    for (name, file) in files {
        entries.insert(Str(name.as_bytes()), *file);
    }
    entries.finish();
    embedded.finish();
    names.finish();
    catalog.insert(Name(b"AF")).array().items(files.iter().map(|(_, file)| *file));
}

fn write_file(attachment: &Attachment, display: &Display, id: Ref, pdf: &mut Pdf) {
    let mut file = pdf.embedded_file(id, &attachment.content);
    file.subtype(Name(attachment.media_type.as_bytes()));
    let size = i32::try_from(attachment.content.len()).unwrap_or(i32::MAX);
    file.params().size(size).modification_date(date(display.about.date));
}
