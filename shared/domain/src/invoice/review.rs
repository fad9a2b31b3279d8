//! A second pair of eyes: a draft is submitted, and approved by somebody who wrote none of it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::event::Actor;
use crate::refusal::Invalid;

/// How many different actors may work on one draft.
pub const AUTHORS_MAX: usize = 50;

/// Who did something to a draft, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Who.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// Who wrote a draft, and how far it has come towards being approved. Any change of the draft begins it anew.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    authors: Vec<Actor>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    submitted: Option<Signature>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    approved: Option<Signature>,
}

impl Review {
    /// A draft that somebody begins.
    pub fn begun(by: Actor) -> Self {
        Self { authors: vec![by], submitted: None, approved: None }
    }

    /// Whether nothing is known of it, as of drafts older than reviews.
    pub fn is_unknown(&self) -> bool {
        self.authors.is_empty() && self.submitted.is_none()
    }

    /// The draft was changed: who changed it is one of its authors, and what was submitted or approved is no more.
    pub fn changed(&self, by: &Actor) -> Result<Self, Invalid> {
        let mut authors = self.authors.clone();
        if !authors.contains(by) {
            authors.push(by.clone());
        }
        if authors.len() > AUTHORS_MAX {
            let detail = format!("more than {AUTHORS_MAX} have worked on the draft; make another one");
            return Err(Invalid::new("authors_count", detail));
        }
        Ok(Self { authors, submitted: None, approved: None })
    }

    /// Puts the draft before somebody else.
    #[must_use]
    pub fn submit(&self, by: Actor, at: Timestamp) -> Self {
        Self { submitted: Some(Signature { by, at }), approved: None, ..self.clone() }
    }

    /// Approves what was submitted. Neither an author nor the one who submitted it may.
    pub fn approve(&self, by: Actor, at: Timestamp) -> Result<Self, Invalid> {
        let Some(submitted) = &self.submitted else {
            return Err(Invalid::new("not_submitted", "the draft is not submitted; submit it first"));
        };
        if self.authors.contains(&by) || submitted.by == by {
            let detail = "who wrote or submitted the draft does not approve it; use the key of somebody else";
            return Err(Invalid::new("approver_is_author", detail));
        }
        Ok(Self { approved: Some(Signature { by, at }), ..self.clone() })
    }

    /// When and by whom it was submitted.
    pub fn submitted(&self) -> Option<&Signature> {
        self.submitted.as_ref()
    }

    /// When and by whom it was approved.
    pub fn approved(&self) -> Option<&Signature> {
        self.approved.as_ref()
    }

    /// `draft`, `submitted` or `approved`.
    pub fn status(&self) -> &'static str {
        match (&self.submitted, &self.approved) {
            (_, Some(_)) => "approved",
            (Some(_), None) => "submitted",
            (None, None) => "draft",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ApiKeyId;

    fn actor(number: u128) -> Actor {
        Actor::ApiKey(ApiKeyId::new(ulid::Ulid(number)))
    }

    #[test]
    fn only_somebody_who_wrote_and_submitted_nothing_of_it_approves() {
        let at = Timestamp::UNIX_EPOCH;
        let changed = Review::begun(actor(1)).changed(&actor(2)).unwrap();
        assert_eq!(changed.approve(actor(4), at).unwrap_err().code, "not_submitted");
        let submitted = changed.submit(actor(3), at);
        for author in 1..=3 {
            assert_eq!(submitted.approve(actor(author), at).unwrap_err().code, "approver_is_author", "{author}");
        }
        let approved = submitted.approve(actor(4), at).unwrap();
        assert_eq!((changed.status(), submitted.status(), approved.status()), ("draft", "submitted", "approved"));
        assert_eq!(approved.approved(), Some(&Signature { by: actor(4), at }));
        assert_eq!(approved.submitted(), Some(&Signature { by: actor(3), at }));
    }

    #[test]
    fn a_change_begins_the_review_anew_and_its_author_does_not_approve_it() {
        let at = Timestamp::UNIX_EPOCH;
        let approved = Review::begun(actor(1)).submit(actor(1), at).approve(actor(2), at).unwrap();
        let changed = approved.changed(&actor(2)).unwrap();
        assert_eq!((changed.status(), changed.approved()), ("draft", None));
        assert_eq!(changed.submit(actor(1), at).approve(actor(2), at).unwrap_err().code, "approver_is_author");
        assert_eq!(approved.submit(actor(1), at).status(), "submitted", "it is put before somebody again");
    }

    #[test]
    fn so_many_may_work_on_a_draft_and_no_more() {
        let mut review = Review::default();
        assert!(review.is_unknown() && !Review::begun(actor(0)).is_unknown());
        for author in 1..=50 {
            review = review.changed(&actor(author)).unwrap();
        }
        assert_eq!(review.changed(&actor(50)).unwrap(), review, "an author twice is one author");
        assert_eq!(review.changed(&actor(51)).unwrap_err().code, "authors_count");
    }
}
