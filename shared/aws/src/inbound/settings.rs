//! The environment, read once, in `main`.

use super::Stopped;

/// The values of variables that must be there. The error names every one that is not, or is empty.
#[allow(clippy::disallowed_methods, reason = "called from main")]
pub fn read<const N: usize>(names: [&'static str; N]) -> Result<[String; N], Stopped> {
    read_from(names, |name| std::env::var(name).ok())
}

/// The value of a variable that may be missing or empty.
#[allow(clippy::disallowed_methods, reason = "called from main")]
pub fn optional(name: &'static str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn read_from<const N: usize>(
    names: [&'static str; N],
    value_of: impl Fn(&str) -> Option<String>,
) -> Result<[String; N], Stopped> {
    let values = names.map(|name| value_of(name).unwrap_or_default());
    let missing: Vec<_> =
        names.iter().zip(&values).filter(|(_, value)| value.is_empty()).map(|(name, _)| *name).collect();
    if missing.is_empty() { Ok(values) } else { Err(Stopped::new(format!("not set: {}", missing.join(", ")))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_missing_variable_is_named_at_once() {
        let value_of = |name: &str| (name != "B" && name != "D").then(|| if name == "C" { "" } else { "x" }.to_owned());
        assert_eq!(read_from(["A", "B", "C", "D"], value_of).unwrap_err().to_string(), "not set: B, C, D");
        assert_eq!(read_from(["A", "E"], value_of).unwrap(), ["x", "x"]);
    }
}
