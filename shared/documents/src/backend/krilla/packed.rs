//! A finished PDF taken apart into its objects and put together smaller: what is no stream goes into compressed object
//! streams, and the list of where objects are becomes a stream too (ISO 32000-1, 7.5.7 and 7.5.8). On the way, the
//! metadata can be changed, which no other place allows. It reads what krilla writes and nothing else.

use std::borrow::Cow;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// How many objects share a stream: a reader that wants one reads them all.
const OBJECTS_PER_STREAM: usize = 400;
/// An entry in the list of objects: its kind, where it is in four bytes, and two bytes more.
const ENTRY_BYTES: usize = 7;
/// zlib's: 6 takes twice as long for a twentieth less of these objects.
const LEVEL: u32 = 4;
/// How the document's metadata begin, behind their length.
const METADATA: &[u8] = b"/Type/Metadata/Subtype/XML>>\nstream\n";

/// A PDF as its objects.
pub(super) struct Packed<'a> {
    /// The version and the binary mark, up to the first object.
    head: &'a [u8],
    /// In the order of their numbers, the first being 1.
    objects: Vec<Cow<'a, [u8]>>,
    /// What the trailer says besides the number of objects.
    trailer: &'a [u8],
}

impl<'a> Packed<'a> {
    /// Takes a file apart, or says none if it is not as krilla writes it: one list of objects, in the order of their
    /// numbers, none of them unused.
    pub(super) fn read(file: &'a [u8]) -> Option<Self> {
        let list = usize::try_from(number(after(file, b"startxref\n")?)?).ok()?;
        let (entries, trailer) = split(file.get(list..)?, b"trailer\n<</Size ")?;
        let size = usize::try_from(number(trailer)?).ok()?;
        let places = entries.strip_prefix(format!("xref\n0 {size}\n").as_bytes())?;
        let mut starts = places.chunks_exact(20).skip(1).map(|entry| usize::try_from(number(entry)?).ok());
        let mut start = starts.next()??;
        let head = file.get(..start)?;
        let mut objects = Vec::with_capacity(size);
        for next in starts.chain([Some(list)]) {
            let next = next?;
            let label = format!("{} 0 obj\n", objects.len().checked_add(1)?);
            let body = file.get(start..next)?.strip_prefix(label.as_bytes())?.trim_ascii_end();
            objects.push(Cow::Borrowed(body.strip_suffix(b"\nendobj")?));
            start = next;
        }
        let trailer = split(trailer, b"startxref")?.0.trim_ascii_start();
        let digits = trailer.iter().take_while(|byte| byte.is_ascii_digit()).count();
        Some(Self { head, objects, trailer: trailer.get(digits..)?.trim_ascii_end().strip_suffix(b">>")? })
    }

    /// Replaces the document's metadata by what `change` makes of them; none if there are none, or it made none.
    pub(super) fn change_metadata(&mut self, change: impl FnOnce(&str) -> Option<String>) -> Option<()> {
        let object = self.objects.iter_mut().find(|object| packet(object).is_some())?;
        let changed = change(std::str::from_utf8(packet(object)?).ok()?)?;
        let length = format!("<</Length {}", changed.len());
        *object = Cow::Owned([length.as_bytes(), METADATA, changed.as_bytes(), b"\nendstream"].concat());
        Some(())
    }

    /// Puts the file together; none if it grew beyond four gigabytes.
    pub(super) fn write(&self) -> Option<Vec<u8>> {
        let mut file = self.head.to_vec();
        let mut places = vec![Place::Free; self.objects.len().checked_add(1)?];
        let mut small = Vec::new();
        for (number, object) in (1_usize..).zip(&self.objects) {
            if object.ends_with(b"\nendstream") {
                *places.get_mut(number)? = Place::At(file.len());
                write_object(&mut file, number, &[object]);
            } else {
                small.push((number, object));
            }
        }
        for group in small.chunks(OBJECTS_PER_STREAM) {
            let stream = places.len();
            for (index, (number, _)) in group.iter().enumerate() {
                *places.get_mut(*number)? = Place::Within(stream, index);
            }
            places.push(Place::At(file.len()));
            write_object(&mut file, stream, &[&object_stream(group)]);
        }
        let (list, start) = (places.len(), file.len());
        places.push(Place::At(start));
        let size = places.len();
        let entries = deflate(&differences(&places)?);
        let head = format!(
            "<</Type/XRef/Size {size}/W[1 4 2]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {ENTRY_BYTES}>>/Length {}",
            entries.len()
        );
        write_object(&mut file, list, &[head.as_bytes(), self.trailer, b">>\nstream\n", &entries, b"\nendstream"]);
        file.extend(format!("startxref\n{start}\n%%EOF").bytes());
        Some(file)
    }
}

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    /// Nowhere: number 0.
    Free,
    /// At that byte of the file.
    At(usize),
    /// In the stream of that number, the how manieth there.
    Within(usize, usize),
}

impl Place {
    fn entry(self) -> Option<[u8; ENTRY_BYTES]> {
        let (kind, place, more) = match self {
            Self::Free => (0_u64, 0, usize::from(u16::MAX)),
            Self::At(byte) => (1, byte, 0),
            Self::Within(stream, index) => (2, stream, index),
        };
        let (place, more) = (u32::try_from(place).ok()?, u16::try_from(more).ok()?);
        let [_, entry @ ..] = (kind << 48 | u64::from(place) << 16 | u64::from(more)).to_be_bytes();
        Some(entry)
    }
}

/// The entries as PNG's filter "up" writes rows: each by what it differs from the one before, which compresses well.
fn differences(places: &[Place]) -> Option<Vec<u8>> {
    const UP: u8 = 2;
    let mut before = [0; ENTRY_BYTES];
    let mut rows = Vec::with_capacity(places.len().saturating_mul(ENTRY_BYTES.saturating_add(1)));
    for place in places {
        let entry = place.entry()?;
        rows.push(UP);
        rows.extend(entry.iter().zip(before).map(|(one, above)| one.wrapping_sub(above)));
        before = entry;
    }
    Some(rows)
}

fn object_stream(group: &[(usize, &Cow<'_, [u8]>)]) -> Vec<u8> {
    let (mut index, mut bodies) = (Vec::new(), Vec::new());
    for (number, body) in group {
        index.extend(format!("{number} {} ", bodies.len()).bytes());
        bodies.extend_from_slice(body);
        bodies.push(b'\n');
    }
    let (count, first) = (group.len(), index.len());
    let content = deflate(&[index, bodies].concat());
    let head =
        format!("<</Type/ObjStm/N {count}/First {first}/Filter/FlateDecode/Length {}>>\nstream\n", content.len());
    [head.as_bytes(), &content, b"\nendstream"].concat()
}

fn write_object(file: &mut Vec<u8>, number: usize, parts: &[&[u8]]) {
    file.extend(format!("{number} 0 obj\n").bytes());
    for part in parts {
        file.extend_from_slice(part);
    }
    file.extend_from_slice(b"\nendobj\n");
}

fn deflate(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
    // Writing into memory does not fail.
    let _ = encoder.write_all(content);
    encoder.finish().unwrap_or_default()
}

/// What a metadata stream holds.
fn packet(object: &[u8]) -> Option<&[u8]> {
    let digits = object.strip_prefix(b"<</Length ")?.trim_ascii_start();
    let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    digits.get(length..)?.strip_prefix(METADATA)?.strip_suffix(b"\nendstream")
}

/// What follows the last occurrence of `mark`.
fn after<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    let start = bytes.windows(mark.len()).rposition(|window| window == mark)?;
    bytes.get(start.checked_add(mark.len())?..)
}

/// What stands before and after the last occurrence of `mark`.
fn split<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let rest = after(bytes, mark)?;
    let end = bytes.len().checked_sub(rest.len())?.checked_sub(mark.len())?;
    Some((bytes.get(..end)?, rest))
}

/// The digits at the start.
fn number(bytes: &[u8]) -> Option<u64> {
    let digits = bytes.split(|byte| !byte.is_ascii_digit()).next()?;
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use lopdf::Document;

    use super::*;

    /// A file of these objects, as krilla writes one.
    fn file(objects: &[&str]) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n%\xaa\xaa\xaa\xaa\n".to_vec();
        let mut list = format!("xref\n0 {}\n0000000000 65535 f\r\n", objects.len() + 1);
        for (number, object) in (1..).zip(objects) {
            list += &[format!("{:010}", file.len()).as_str(), " 00000 n\r\n"].concat();
            write_object(&mut file, number, &[object.as_bytes()]);
        }
        let start = file.len();
        let size = objects.len() + 1;
        file.extend(format!("{list}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").bytes());
        file
    }

    const METADATA_OBJECT: &str = "<</Length 5/Type/Metadata/Subtype/XML>>\nstream\n<x/>\n\nendstream";
    const OBJECTS: [&str; 4] = [
        "<</Type/Catalog/Pages 2 0 R/Metadata 3 0 R>>",
        "<</Type/Pages/Count 0/Kids[]>>",
        METADATA_OBJECT,
        "(startxref)",
    ];

    #[test]
    fn every_object_is_found_again() {
        let plain = file(&OBJECTS);
        let packed = Packed::read(&plain).unwrap().write().unwrap();
        let (plain, packed) = (Document::load_mem(&plain).unwrap(), Document::load_mem(&packed).unwrap());
        for (id, object) in &plain.objects {
            assert_eq!(packed.objects.get(id), Some(object), "{id:?}");
        }
        assert_eq!(packed.trailer.get(b"Root").unwrap(), plain.trailer.get(b"Root").unwrap());
    }

    #[test]
    fn objects_that_fill_many_streams_are_found_again() {
        let numbers: Vec<String> = (0..1_000).map(|number| number.to_string()).collect();
        let objects: Vec<&str> = OBJECTS.into_iter().chain(numbers.iter().map(String::as_str)).collect();
        let plain = file(&objects);
        let packed = Packed::read(&plain).unwrap().write().unwrap();
        assert!(packed.len() * 4 < plain.len(), "{} of {}", packed.len(), plain.len());
        let packed = Document::load_mem(&packed).unwrap();
        // Number 0 stands in object 5, behind the other four.
        assert_eq!(packed.get_object((1_004, 0)).unwrap().as_i64().unwrap(), 999);
    }

    #[test]
    fn metadata_may_grow() {
        let plain = file(&OBJECTS);
        let mut packed = Packed::read(&plain).unwrap();
        packed.change_metadata(|packet| Some(format!("{packet}<!-- and more -->"))).unwrap();
        let packed = Document::load_mem(&packed.write().unwrap()).unwrap();
        let metadata = packed.get_object((3, 0)).unwrap().as_stream().unwrap();
        assert_eq!(metadata.content, b"<x/>\n<!-- and more -->");
    }

    #[test]
    fn a_file_of_another_shape_is_not_guessed_at() {
        assert!(Packed::read(b"").is_none());
        assert!(Packed::read(b"%PDF-1.7 startxref\n99999\n%%EOF").is_none());
        let mut unused = file(&OBJECTS);
        let place = unused.windows(8).position(|window| window == b"4 0 obj\n").unwrap();
        unused[place] = b'9';
        assert!(Packed::read(&unused).is_none());
        let plain = file(&OBJECTS[..2]);
        assert!(Packed::read(&plain).unwrap().change_metadata(|packet| Some(packet.into())).is_none());
    }
}
