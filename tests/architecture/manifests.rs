//! The manifests: each dependency stands once, and every crate is held to the same lints.

use toml::{Table, Value};

use crate::project::{self, nothing_breaks};

fn workspace() -> Table {
    project::read("Cargo.toml").parse().unwrap()
}

#[test]
fn every_dependency_comes_from_the_workspace() {
    let mut broken = Vec::new();
    for found in project::crates() {
        let own = found.dependencies().into_iter();
        let own = own.filter(|(_, said)| said.get("workspace").and_then(Value::as_bool) != Some(true));
        broken.extend(own.map(|(name, _)| format!("{}: {name}", found.place(name))));
        let fixed = ["version", "path", "git"];
        let fixed =
            found.dependencies().into_iter().filter(|(_, said)| fixed.iter().any(|key| said.get(key).is_some()));
        broken.extend(fixed.map(|(name, _)| format!("{}: {name} is fixed here", found.place(name))));
    }
    nothing_breaks("a dependency is `workspace = true`; it stands in the root's [workspace.dependencies]", &broken);
}

#[test]
fn every_crate_is_held_to_the_same_lints() {
    let crates = project::crates();
    let lax = crates.iter().filter(|found| {
        let lints = found.manifest.get("lints").and_then(|lints| lints.get("workspace"));
        lints.and_then(Value::as_bool) != Some(true)
    });
    let lax: Vec<_> = lax.map(|found| format!("{}/Cargo.toml:1", found.folder)).collect();
    nothing_breaks("every crate has [lints] workspace = true", &lax);
}

#[test]
fn a_crate_of_ours_is_called_as_its_folder_and_stands_in_the_workspace() {
    let workspace = workspace();
    let dependencies = workspace["workspace"]["dependencies"].as_table().unwrap();
    let mut broken = Vec::new();
    for found in project::crates().iter().filter(|found| found.name() != "tests") {
        let path = dependencies.get(found.name()).and_then(|said| said.get("path")).and_then(Value::as_str);
        if path != Some(&found.folder) || found.folder.rsplit('/').next() != Some(found.name()) {
            broken.push(format!("{}/Cargo.toml:1: {} is not there by its path", found.folder, found.name()));
        }
    }
    nothing_breaks("every crate of ours stands in [workspace.dependencies] with its path", &broken);
}
