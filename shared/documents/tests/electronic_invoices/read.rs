//! Reads an electronic invoice back, to see what a receiver sees.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// Its name, with the prefix we write.
    pub(crate) name: String,
    /// Its attributes.
    pub(crate) attributes: Vec<(String, String)>,
    /// The elements in it.
    pub(crate) children: Vec<Self>,
    /// Its own text.
    pub(crate) text: String,
}

impl Element {
    /// Reads a document and answers its root.
    pub(crate) fn read(xml: &str) -> Self {
        let mut reader = Reader::from_str(xml);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => open.push(Self::begun(&start)),
                Event::Empty(start) => open.last_mut().unwrap().children.push(Self::begun(&start)),
                Event::End(_) => {
                    let done = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(done);
                }
                Event::Text(text) => open.last_mut().unwrap().text.push_str(&text),
                Event::GeneralRef(entity) => {
                    let letter = match &*entity {
                        "lt" => '<',
                        "gt" => '>',
                        "amp" => '&',
                        other => panic!("&{other}; is nothing we write"),
                    };
                    open.last_mut().unwrap().text.push(letter);
                }
                Event::Decl(_) => {}
                Event::Eof => return open.remove(0).children.remove(0),
                other => panic!("{other:?} is nothing we write"),
            }
        }
    }

    fn begun(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            (attribute.key.as_ref().to_owned(), attribute.value.to_string())
        });
        Self { name: start.name().as_ref().to_owned(), attributes: attributes.collect(), ..Self::default() }
    }

    /// Every element at a path below this one.
    pub(crate) fn all(&self, path: &str) -> Vec<&Self> {
        let mut found = vec![self];
        for name in path.split('/') {
            found = found.into_iter().flat_map(|one| one.children.iter().filter(|child| child.name == name)).collect();
        }
        found
    }

    /// The text at a path, where there is one.
    pub(crate) fn at(&self, path: &str) -> Option<&str> {
        self.all(path).first().map(|found| found.text.as_str())
    }

    /// An attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// This element and all below it.
    pub(crate) fn each(&self) -> Vec<&Self> {
        std::iter::once(self).chain(self.children.iter().flat_map(Self::each)).collect()
    }
}
