//! One name, four places: folder, package, binary, and the resource in `template.yaml`.

use std::collections::BTreeSet;

use crate::project::{self, nothing_breaks};
use crate::rust;
use crate::yaml::Template;

fn template() -> Template {
    Template::read("template.yaml")
}

/// `send-mail` as a resource: `SendMail`.
fn in_pascal_case(name: &str) -> String {
    let parts = name.split('-').map(|part| part[..1].to_uppercase() + &part[1..]);
    parts.collect()
}

#[test]
fn a_function_has_one_name_in_four_places() {
    let template = template();
    let resources = template.resources("AWS::Serverless::Function");
    let mut broken = Vec::new();
    for found in project::crates().iter().filter(|found| found.is_function()) {
        let folder = found.folder.strip_prefix("functions/").unwrap();
        let manifest = format!("functions/{folder}/Cargo.toml:1");
        if found.name() != folder {
            broken.push(format!("{manifest}: the package is called {}", found.name()));
        }
        if found.manifest.get("bin").is_some() || !project::root().join(&found.folder).join("src/main.rs").is_file() {
            broken.push(format!("{manifest}: the binary is src/main.rs, called as the package is"));
        }
        let wanted = in_pascal_case(folder);
        let Some((_, resource)) = resources.iter().find(|(name, _)| *name == wanted) else {
            broken.push(format!("template.yaml:1: no function {wanted} for functions/{folder}"));
            continue;
        };
        let place = template.place(resource);
        for (property, value) in [
            ("Properties.CodeUri", format!("target/lambda/{folder}/bootstrap.zip")),
            ("Properties.FunctionName", format!("${{AWS::StackName}}-{folder}")),
        ] {
            if resource.text_at(property) != Some(&value) {
                broken.push(format!("{place}: the {property} of {wanted} is not {value}"));
            }
        }
    }
    nothing_breaks("folder = package = binary = resource of template.yaml in PascalCase", &broken);
}

#[test]
fn every_function_of_the_template_has_a_folder() {
    let folders: BTreeSet<String> = project::folders("functions").iter().map(|name| in_pascal_case(name)).collect();
    let template = template();
    let missing =
        template.resources("AWS::Serverless::Function").into_iter().filter(|(name, _)| !folders.contains(*name));
    let missing: Vec<_> =
        missing.map(|(name, resource)| format!("{}: {name} has no folder", template.place(resource))).collect();
    nothing_breaks("every function of template.yaml is a folder of functions", &missing);
}

#[test]
fn every_function_lives_in_the_world_of_the_tests() {
    let world = project::texts(&[".rs"]).filter(|(path, _)| path.starts_with("tests/world/"));
    let used: BTreeSet<String> = world
        .flat_map(|(path, text)| rust::Source::read(path, &text).names())
        .filter(|named| named.parts.len() > 1)
        .map(|named| named.parts[0].clone())
        .collect();
    let folders = project::folders("functions").into_iter();
    let missing = folders.filter(|name| !used.contains(&name.replace('-', "_")));
    let missing: Vec<_> = missing.map(|name| format!("tests/world: no use of functions/{name}")).collect();
    nothing_breaks("the world in memory runs every function's own code", &missing);
}

#[test]
fn the_table_is_called_alike_in_code_and_templates() {
    let code = project::read("shared/aws/src/outbound/dynamodb/attributes.rs");
    let code = rust::Source::read("attributes.rs".to_owned(), &code).literals();
    let is_named = |name: &str| code.iter().any(|(literal, _)| literal.trim_matches('"') == name);
    let data = Template::read("infra/data.yaml");
    let mut broken = Vec::new();
    for (_, table) in data.resources("AWS::DynamoDB::Table") {
        let attributes = table.at("Properties.AttributeDefinitions").unwrap().parts().iter();
        let indexes = table.at("Properties.GlobalSecondaryIndexes").unwrap().parts().iter();
        let names = attributes
            .filter_map(|said| said.at("AttributeName"))
            .chain(indexes.filter_map(|said| said.at("IndexName")));
        let names = names.chain(table.at("Properties.TimeToLiveSpecification.AttributeName"));
        let unknown = names.filter(|name| !is_named(name.text().unwrap()));
        broken.extend(unknown.map(|name| format!("{}: {}", data.place(name), name.text().unwrap())));
    }
    nothing_breaks("attributes and indexes of infra/data.yaml are those of shared/aws", &broken);
}

#[test]
fn the_stream_lets_through_what_the_journal_writes() {
    let template = template();
    let filter = "Properties.FilterCriteria.Filters";
    let streams = template.resources("AWS::Lambda::EventSourceMapping").into_iter();
    let filters = streams.filter_map(|(_, source)| source.at(filter)).flat_map(|filters| filters.parts().to_vec());
    let patterns: Vec<_> = filters.map(|filter| filter.text_at("Pattern").unwrap().to_owned()).collect();
    let wanted = format!("{{\"prefix\":\"{}\"}}", app::rows::keys::JOURNAL_PREFIX);
    assert!(patterns.len() == 1 && patterns[0].contains(&wanted), "template.yaml: {patterns:?} without {wanted}");
}
