//! The audit of a sequence: whether every number that was taken has exactly one document.

use std::collections::{BTreeMap, BTreeSet};

use crate::series::{Pattern, Purpose, Sequence};

/// How many missing numbers an audit names; it counts all of them.
pub const MISSING_MAX: usize = 1_000;

/// How many doubled numbers an audit names; it counts all of them.
pub const DOUBLED_MAX: usize = 1_000;

/// What came of looking for the document of every number from `from` to `to`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// Of which sequence.
    pub sequence: Sequence,
    /// What it numbers.
    pub purpose: Purpose,
    /// How its numbers are written now.
    pub pattern: Pattern,
    /// The first number of the sequence.
    pub first: u64,
    /// The last number that was taken when the audit began; none before the first is taken.
    pub last: Option<u64>,
    /// Where it began to look.
    pub from: u64,
    /// Where it stopped; none where there was nothing to look for.
    pub to: Option<u64>,
    /// What it found.
    pub findings: Findings,
}

impl Audit {
    /// Where the next audit has to go on, when this one did not come to the last number.
    pub fn next_from(&self) -> Option<u64> {
        self.to.filter(|to| self.last.is_some_and(|last| *to < last)).map(|to| to.saturating_add(1))
    }
}

/// What was found among the numbers that were looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// How many documents there are.
    pub issued: u64,
    /// Numbers without a document: the lowest [`MISSING_MAX`].
    pub missing: Vec<u64>,
    /// How many numbers have no document.
    pub missing_count: u64,
    /// Numbers with several documents: the lowest [`DOUBLED_MAX`].
    pub doubled: Vec<Doubled>,
    /// How many numbers have several documents.
    pub doubled_count: u64,
}

impl Findings {
    /// Whether every number has exactly one document.
    pub fn is_complete(&self) -> bool {
        self.missing_count == 0 && self.doubled_count == 0
    }
}

/// A number that several documents have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubled {
    /// The number.
    pub number: u64,
    /// Their ids.
    pub documents: Vec<String>,
}

/// Counts documents against the numbers they should have. The documents are told in the order of their numbers, once
/// or several times over.
#[derive(Debug, Clone)]
pub struct Tally {
    asked: u64,
    unseen: BTreeSet<u64>,
    doubled: BTreeMap<u64, BTreeSet<String>>,
    last: Option<(u64, String)>,
}

impl Tally {
    /// Nothing is seen yet of the numbers from one to another, both included.
    pub fn new(from: u64, to: u64) -> Self {
        let unseen: BTreeSet<u64> = (from..=to).collect();
        let asked = u64::try_from(unseen.len()).unwrap_or(u64::MAX);
        Self { asked, unseen, doubled: BTreeMap::new(), last: None }
    }

    /// A document that has a number.
    pub fn see(&mut self, number: u64, document: String) {
        self.unseen.remove(&number);
        if let Some((before, other)) = self.last.take()
            && before == number
            && other != document
        {
            self.doubled.entry(number).or_default().extend([other, document.clone()]);
        }
        self.last = Some((number, document));
    }

    /// The numbers not seen yet, as runs from one to another: what to look through again. More than `most` runs are one,
    /// from the lowest number to the highest.
    pub fn gaps(&self, most: usize) -> Vec<(u64, u64)> {
        let mut runs: Vec<(u64, u64)> = Vec::new();
        for number in &self.unseen {
            match runs.last_mut() {
                Some((_, to)) if to.checked_add(1) == Some(*number) => *to = *number,
                _ => runs.push((*number, *number)),
            }
        }
        match (runs.first(), runs.last()) {
            (Some((from, _)), Some((_, to))) if runs.len() > most => vec![(*from, *to)],
            _ => runs,
        }
    }

    /// The documents are told from the beginning again.
    pub fn look_again(&mut self) {
        self.last = None;
    }

    /// What was found.
    pub fn findings(&self) -> Findings {
        let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let missing_count = count(self.unseen.len());
        let spare: u64 = self.doubled.values().map(|documents| count(documents.len()).saturating_sub(1)).sum();
        let doubled = self.doubled.iter().take(DOUBLED_MAX);
        Findings {
            issued: self.asked.saturating_sub(missing_count).saturating_add(spare),
            missing: self.unseen.iter().take(MISSING_MAX).copied().collect(),
            missing_count,
            doubled: doubled
                .map(|(number, documents)| Doubled { number: *number, documents: documents.iter().cloned().collect() })
                .collect(),
            doubled_count: count(self.doubled.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(from: u64, to: u64, seen: &[(u64, &str)]) -> Tally {
        let mut tally = Tally::new(from, to);
        for (number, document) in seen {
            tally.see(*number, (*document).to_owned());
        }
        tally
    }

    #[test]
    fn a_sequence_is_complete_when_every_number_has_one_document() {
        let found = tally(418, 420, &[(418, "a"), (419, "b"), (420, "c")]).findings();
        assert!(found.is_complete());
        assert_eq!(found, Findings { issued: 3, ..Findings::default() });
    }

    #[test]
    fn a_number_without_a_document_is_missing() {
        let tally = tally(1, 6, &[(2, "a"), (3, "b"), (5, "c")]);
        let found = tally.findings();
        assert!(!found.is_complete());
        // 6 numbers − 3 missing = 3 documents
        assert_eq!((found.issued, found.missing, found.missing_count), (3, vec![1, 4, 6], 3));
    }

    #[test]
    fn what_is_not_seen_is_looked_through_in_runs_or_in_one() {
        let tally = tally(1, 9, &[(3, "a"), (4, "b"), (6, "c"), (9, "d")]);
        assert_eq!(tally.gaps(3), [(1, 2), (5, 5), (7, 8)]);
        assert_eq!(tally.gaps(2), [(1, 8)]);
    }

    #[test]
    fn a_number_with_several_documents_is_doubled() {
        let found = tally(1, 3, &[(1, "a"), (2, "b"), (2, "c"), (2, "d"), (3, "e")]).findings();
        assert!(!found.is_complete());
        let documents = ["b", "c", "d"].map(str::to_owned).to_vec();
        assert_eq!(found.doubled, [Doubled { number: 2, documents }]);
        // 3 numbers + 2 documents too many
        assert_eq!((found.issued, found.doubled_count), (5, 1));
    }

    #[test]
    fn what_is_told_again_is_no_second_document_and_what_was_late_is_no_gap() {
        let mut tally = tally(1, 3, &[(1, "a"), (3, "c")]);
        assert_eq!(tally.gaps(9), [(2, 2)]);
        tally.look_again();
        for (number, document) in [(1, "a"), (2, "b"), (3, "c")] {
            tally.see(number, document.to_owned());
        }
        assert_eq!((tally.gaps(9), tally.findings().is_complete()), (Vec::new(), true));
        // A look that ended where the next begins.
        tally.look_again();
        tally.see(3, "c".to_owned());
        assert!(tally.findings().is_complete());
    }

    #[test]
    fn the_lists_have_a_limit_and_the_counts_have_none() {
        let found = Tally::new(1, 1_500).findings();
        assert_eq!((found.missing.len(), found.missing_count, found.issued), (1_000, 1_500, 0));
        assert_eq!(found.missing.last(), Some(&1_000));
        let mut tally = Tally::new(1, 1_200);
        for number in 1..=1_200 {
            tally.see(number, format!("a-{number}"));
            tally.see(number, format!("b-{number}"));
        }
        let found = tally.findings();
        assert_eq!((found.doubled.len(), found.doubled_count, found.issued), (1_000, 1_200, 2_400));
    }

    #[test]
    fn an_audit_that_did_not_come_to_the_end_says_where_to_go_on() {
        let series = crate::series::Series::standing(Purpose::Invoice);
        let audit = Audit {
            sequence: series.numbering(2026).sequence,
            purpose: series.purpose,
            pattern: series.settings.pattern,
            first: 1,
            last: Some(250),
            from: 1,
            to: Some(100),
            findings: Findings::default(),
        };
        assert_eq!(audit.next_from(), Some(101));
        assert_eq!(Audit { to: Some(250), ..audit.clone() }.next_from(), None);
        assert_eq!(Audit { last: None, to: None, ..audit }.next_from(), None);
    }
}
