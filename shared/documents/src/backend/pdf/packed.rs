//! A finished PDF taken apart into its objects and put together smaller: what is no stream goes into compressed object
//! streams, the list of where objects are becomes a stream too (ISO 32000-1, 7.5.7 and 7.5.8), and streams without a
//! filter are compressed. It reads what `pdf-writer` writes and nothing else.

use super::deflate::deflate;

/// How many objects share a stream: a reader that wants one reads them all.
const OBJECTS_PER_STREAM: usize = 400;
/// An entry in the plain list of objects.
const ENTRY_IN_LIST_BYTES: usize = 20;
/// An entry in the list of objects: its kind, where it is in four bytes, and two bytes more.
const ENTRY_BYTES: usize = 7;
/// What is shorter is left as it is.
const COMPRESSED_MIN: usize = 64;
/// What the dictionary of the document's metadata says besides their length.
const METADATA: &[u8] = b"/Type/Metadata/Subtype/XML";
const FILTER: &[u8] = b"/Filter";
const STREAM_START: &[u8] = b">>\nstream\n";
const STREAM_END: &[u8] = b"\nendstream";

/// A PDF as its objects.
pub(super) struct Packed<'a> {
    /// The version and the binary mark, up to the first object.
    head: &'a [u8],
    /// In the order of their numbers, the first being 1.
    objects: Vec<&'a [u8]>,
    /// What the trailer says besides the number of objects.
    trailer: &'a [u8],
}

impl<'a> Packed<'a> {
    /// Takes a file apart, or says none if it is not as `pdf-writer` writes it: one list of objects, none of them unused.
    pub(super) fn read(file: &'a [u8]) -> Option<Self> {
        let list = usize::try_from(number(after(file, b"startxref\n")?)?).ok()?;
        let (entries, trailer) = split(file.get(list..)?, b"trailer\n<</Size ")?;
        let size = usize::try_from(number(trailer)?).ok()?;
        let places = entries.strip_prefix(format!("xref\n0 {size}\n").as_bytes())?;
        let mut starts = Vec::with_capacity(size);
        for (number_of, entry) in places.chunks_exact(ENTRY_IN_LIST_BYTES).enumerate().skip(1) {
            starts.push((usize::try_from(number(entry)?).ok()?, number_of));
        }
        starts.sort_unstable();
        let head = file.get(..starts.first()?.0)?;
        let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([list]);
        let mut objects: Vec<&[u8]> = vec![&[]; starts.len()];
        for ((start, number), end) in starts.iter().zip(ends) {
            let body = file.get(*start..end)?.strip_prefix(format!("{number} 0 obj\n").as_bytes())?;
            *objects.get_mut(number.checked_sub(1)?)? = body.trim_ascii_end().strip_suffix(b"\nendobj")?;
        }
        let trailer = split(trailer, b"startxref")?.0.trim_ascii_start();
        let digits = trailer.iter().take_while(|byte| byte.is_ascii_digit()).count();
        Some(Self { head, objects, trailer: trailer.get(digits..)?.trim_ascii_end().strip_suffix(b">>")? })
    }

    /// Puts the file together; none if it grew beyond four gigabytes.
    pub(super) fn write(&self) -> Option<Vec<u8>> {
        let mut file = self.head.to_vec();
        let mut places = vec![Place::Free; self.objects.len().checked_add(1)?];
        let mut small = Vec::new();
        for (number, object) in (1_usize..).zip(self.objects.iter().copied()) {
            if object.ends_with(STREAM_END) {
                *places.get_mut(number)? = Place::At(file.len());
                match Stream::read(object).filter(Stream::is_to_be_compressed) {
                    Some(stream) => {
                        let content = deflate(stream.content)?;
                        write_stream(&mut file, number, stream.about, &content);
                    }
                    None => write_object(&mut file, number, &[object]),
                }
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
            let (about, content) = object_stream(group);
            write_stream(&mut file, stream, about.as_bytes(), &deflate(&content)?);
        }
        let (list, start) = (places.len(), file.len());
        places.push(Place::At(start));
        let size = places.len();
        let entries = format!("/Type/XRef/Size {size}/W[1 4 2]/DecodeParms<</Predictor 12/Columns {ENTRY_BYTES}>>");
        let content = deflate(&differences(&places)?)?;
        write_stream(&mut file, list, &[entries.as_bytes(), self.trailer].concat(), &content);
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

/// What the dictionary of an object stream says, and what is in it.
fn object_stream(group: &[(usize, &[u8])]) -> (String, Vec<u8>) {
    let (mut index, mut bodies) = (Vec::new(), Vec::new());
    for (number, body) in group {
        index.extend(format!("{number} {} ", bodies.len()).bytes());
        bodies.extend_from_slice(body);
        bodies.push(b'\n');
    }
    (format!("/Type/ObjStm/N {}/First {}", group.len(), index.len()), [index, bodies].concat())
}

/// Writes a stream whose content is deflated; `about` is what its dictionary says besides that.
fn write_stream(file: &mut Vec<u8>, number: usize, about: &[u8], deflated: &[u8]) {
    let length = format!("<</Length {}/Filter/FlateDecode", deflated.len());
    write_object(file, number, &[length.as_bytes(), about, STREAM_START, deflated, STREAM_END]);
}

fn write_object(file: &mut Vec<u8>, number: usize, parts: &[&[u8]]) {
    file.extend(format!("{number} 0 obj\n").bytes());
    for part in parts {
        file.extend_from_slice(part);
    }
    file.extend_from_slice(b"\nendobj\n");
}

/// A stream as `pdf-writer` writes one.
struct Stream<'a> {
    /// What its dictionary says besides its length.
    about: &'a [u8],
    content: &'a [u8],
}

impl<'a> Stream<'a> {
    fn read(object: &'a [u8]) -> Option<Self> {
        let dictionary = object.strip_prefix(b"<</Length ")?;
        let digits = dictionary.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (about, rest) = split_first(dictionary.get(digits..)?, STREAM_START)?;
        let content = rest.strip_suffix(STREAM_END)?;
        let length = usize::try_from(number(dictionary)?).ok()?;
        (content.len() == length).then_some(Self { about, content })
    }

    /// Metadata stay readable for who looks for them without reading the whole file.
    fn is_to_be_compressed(&self) -> bool {
        let has_filter = self.about.windows(FILTER.len()).any(|window| window == FILTER);
        self.about != METADATA && !has_filter && self.content.len() >= COMPRESSED_MIN
    }
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

/// What stands before and after the first occurrence of `mark`.
fn split_first<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let start = bytes.windows(mark.len()).position(|window| window == mark)?;
    Some((bytes.get(..start)?, bytes.get(start.checked_add(mark.len())?..)?))
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

    /// A file of these objects, as `pdf-writer` writes one.
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
    fn streams_are_compressed_once_and_only_if_that_pays() {
        let words = "a page says the same words again and again, ".repeat(99);
        let page = format!("<</Length {}/Type/Page>>\nstream\n{words}\nendstream", words.len());
        let short = "<</Length 2>>\nstream\nhi\nendstream";
        let done = format!("<</Length {}/Filter/ASCIIHexDecode>>\nstream\n{words}\nendstream", words.len());
        let plain = file(&[OBJECTS[0], OBJECTS[1], OBJECTS[2], &page, short, &done]);
        let packed = Document::load_mem(&Packed::read(&plain).unwrap().write().unwrap()).unwrap();
        let stream = |number| packed.get_object((number, 0)).unwrap().as_stream().unwrap();
        assert_eq!(stream(4).decompressed_content().unwrap(), words.as_bytes());
        assert_eq!(stream(4).dict.get(b"Type").unwrap().as_name().unwrap(), b"Page");
        assert!(stream(4).content.len() * 10 < words.len());
        assert_eq!((&stream(5).content[..], stream(5).dict.has(b"Filter")), (&b"hi"[..], false));
        assert_eq!(stream(6).content, words.as_bytes(), "it was chosen how");
        assert!(!stream(3).dict.has(b"Filter"), "metadata can be read without reading the file");
    }

    #[test]
    fn a_file_of_another_shape_is_not_guessed_at() {
        assert!(Packed::read(b"").is_none());
        assert!(Packed::read(b"%PDF-1.7 startxref\n99999\n%%EOF").is_none());
        let mut unused = file(&OBJECTS);
        let place = unused.windows(8).position(|window| window == b"4 0 obj\n").unwrap();
        unused[place] = b'9';
        assert!(Packed::read(&unused).is_none());
    }
}
