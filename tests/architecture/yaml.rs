//! Templates as trees that know their lines. The tags of `CloudFormation` are kept: `!Ref X`, `!GetAtt X.Arn`.

use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};

use crate::project;

/// A value and the line it stands on.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// From 1.
    pub(crate) line: usize,
    /// The value.
    pub(crate) value: Value,
}

/// What a node may be.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// Text, a number or a truth value, as written.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Names and values, in order.
    Map(Vec<(String, Node)>),
    /// A value under a tag such as `!Ref`.
    Tagged(String, Box<Node>),
}

/// One template.
pub(crate) struct Template {
    /// From the root.
    pub(crate) path: &'static str,
    /// All of it.
    pub(crate) root: Node,
}

impl Template {
    /// Reads a template.
    pub(crate) fn read(path: &'static str) -> Self {
        let text = project::read(path);
        let documents = MarkedYaml::load_from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        Self { path, root: node(&documents[0]) }
    }

    /// Every resource of a type, by name.
    pub(crate) fn resources(&self, kind: &str) -> Vec<(&str, &Node)> {
        let all = self.root.at("Resources").unwrap().entries();
        all.iter()
            .filter(|(_, node)| node.text_at("Type") == Some(kind))
            .map(|(name, node)| (name.as_str(), node))
            .collect()
    }

    /// File and line.
    pub(crate) fn place(&self, node: &Node) -> String {
        format!("{}:{}", self.path, node.line)
    }
}

impl Node {
    /// What stands below names joined by dots.
    pub(crate) fn at(&self, path: &str) -> Option<&Self> {
        path.split('.')
            .try_fold(self, |node, name| node.entries().iter().find(|(found, _)| found == name).map(|(_, below)| below))
    }

    /// The text there.
    pub(crate) fn text_at(&self, path: &str) -> Option<&str> {
        self.at(path).and_then(Self::text)
    }

    /// The text, whatever tag it has.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::Tagged(_, below) => below.text(),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// The text under this tag.
    pub(crate) fn tagged(&self, tag: &str) -> Option<&str> {
        match &self.value {
            Value::Tagged(found, below) if found == tag => below.text(),
            _ => None,
        }
    }

    /// The parts of a list; anything else is its only part.
    pub(crate) fn parts(&self) -> &[Self] {
        match &self.value {
            Value::List(parts) => parts,
            _ => std::slice::from_ref(self),
        }
    }

    /// Names and values; none of what is no map.
    pub(crate) fn entries(&self) -> &[(String, Self)] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }
}

fn node(marked: &MarkedYaml<'_>) -> Node {
    Node { line: marked.span.start.line(), value: value(&marked.data) }
}

fn value<'a>(data: &YamlData<'a, MarkedYaml<'a>>) -> Value {
    match data {
        YamlData::Sequence(parts) => Value::List(parts.iter().map(node).collect()),
        YamlData::Mapping(entries) => {
            Value::Map(entries.iter().map(|(name, below)| (scalar(&name.data), node(below))).collect())
        }
        YamlData::Tagged(tag, below) => Value::Tagged(tag.suffix.clone(), Box::new(node(below))),
        other => Value::Text(scalar(other)),
    }
}

fn scalar<'a>(data: &YamlData<'a, MarkedYaml<'a>>) -> String {
    match data {
        YamlData::Value(Scalar::String(text)) | YamlData::Representation(text, ..) => text.to_string(),
        YamlData::Value(Scalar::Integer(number)) => number.to_string(),
        YamlData::Value(Scalar::Boolean(truth)) => truth.to_string(),
        YamlData::Value(Scalar::FloatingPoint(number)) => number.to_string(),
        YamlData::Value(Scalar::Null) => String::new(),
        other => panic!("neither text nor number: {other:?}"),
    }
}

#[test]
fn tags_of_cloudformation_are_kept() {
    let template = Template::read("infra/messaging.yaml");
    let queue = template.resources("AWS::SQS::Queue")[0].1;
    assert_eq!(queue.at("Properties.VisibilityTimeout").unwrap().tagged("Ref"), Some("RetryAfterSeconds"));
    let target = queue.at("Properties.RedrivePolicy.deadLetterTargetArn").unwrap();
    assert_eq!(target.tagged("GetAtt"), Some("RenderInvoiceDlq.Arn"));
}
