//! Creditor references.

use domain::payment_code::CreditorReference;
use domain::series::Pattern;
use serde_json::Value;

use crate::{is_valid, text};

/// A reference reads, and is the one of an invoice with that number; a wrong one is refused for the reason it is wrong.
pub(crate) fn check(vector: &Value) {
    let rf = text(vector, "rf");
    if !is_valid(vector) {
        let code = match text(vector, "why") {
            "check digits" => "creditor_reference_check_digits",
            "longer than 25" => "creditor_reference_length",
            why => panic!("{why}"),
        };
        assert_eq!(CreditorReference::parse(rf).unwrap_err().code, code, "{rf}");
        return;
    }
    let printed = text(vector, "printed");
    for written in [rf, printed, &printed.to_lowercase()] {
        let read = CreditorReference::parse(written).unwrap();
        assert_eq!((read.as_str(), read.to_string().as_str()), (rf, printed));
    }
    // A number is made by a pattern: all but its last digit stand before the count.
    let reference = text(vector, "reference");
    if let Some((before, count)) = reference.char_indices().next_back().map(|(last, _)| reference.split_at(last))
        && let Ok(count) = count.parse()
    {
        let number = Pattern::parse(&format!("{before}{{number}}")).unwrap().format(2026, count);
        assert_eq!(CreditorReference::of(&number).unwrap().as_str(), rf);
    } else {
        let number = Pattern::parse(&format!("{{number}}{reference}")).unwrap().format(2026, 7);
        let made = CreditorReference::of(&number).unwrap();
        assert_eq!(made.as_str().get(4..), Some(format!("7{reference}").as_str()));
    }
}
