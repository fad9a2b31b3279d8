//! Published payment codes, made again from what they say: each is a case of its own.
//!
//! `figures.json` holds 44 vectors: creditor references (ISO 11649), Danish payment ids, account numbers, EPC QR codes and
//! Saudi QR codes, right ones and wrong ones, each with its source.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod epc;
mod fik;
mod reference;
mod saudi;

use domain::bank::Iban;
use libtest_mimic::{Arguments, Trial};
use serde_json::Value;

/// How many vectors each section has: one that is lost is noticed.
const SECTIONS: [(&str, usize, Check); 5] = [
    ("iso11649_rf", 11, reference::check),
    ("dk_fik", 7, fik::check),
    ("iban", 14, iban),
    ("epc_qr", 7, epc::check),
    ("zatca_tlv_qr", 5, saudi::check),
];

/// Makes the code of a vector again; what differs panics.
type Check = fn(&Value);

fn main() {
    let figures: Value = serde_json::from_str(include_str!("figures.json")).unwrap();
    let mut trials = Vec::new();
    for (section, count, check) in SECTIONS {
        let vectors = figures[section].as_array().unwrap().clone();
        let found = vectors.len();
        trials.push(Trial::test(format!("{section}/count"), move || {
            if found == count { Ok(()) } else { Err(format!("{found} vectors, expected {count}").into()) }
        }));
        trials.extend(vectors.into_iter().enumerate().map(|(index, vector)| {
            Trial::test(format!("{section}/{index}"), move || {
                check(&vector);
                Ok(())
            })
        }));
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// An account number is taken if, and only if, its check digits are right.
fn iban(vector: &Value) {
    let iban = text(vector, "iban");
    let read = Iban::parse(iban).map(|read| read.electronic().to_owned());
    assert_eq!(read.ok().as_deref(), Some(iban).filter(|_| is_valid(vector)), "{iban}");
}

fn is_valid(vector: &Value) -> bool {
    vector["valid"].as_bool().unwrap()
}

fn text<'a>(vector: &'a Value, field: &str) -> &'a str {
    vector[field].as_str().unwrap_or_else(|| panic!("no {field} in {vector}"))
}
