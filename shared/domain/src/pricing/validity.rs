//! From when to when something holds: days in the merchant's time zone, the first and the last included.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::refusal::{Invalid, InvalidAt};

/// A first and a last day; without a first day always so far, without a last day from then on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Validity {
    #[serde(rename = "valid_from", skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(rename = "valid_to", skip_serializing_if = "Option::is_none")]
    to: Option<Date>,
}

#[derive(Deserialize)]
struct Unchecked {
    #[serde(default)]
    valid_from: Option<Date>,
    #[serde(default)]
    valid_to: Option<Date>,
}

impl Validity {
    /// The last day is not before the first.
    pub fn new(from: Option<Date>, to: Option<Date>) -> Result<Self, InvalidAt> {
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            let detail = format!("the last day {to} is before the first day {from}");
            return Err(Invalid::new("validity_reversed", detail).at("/valid_to"));
        }
        Ok(Self { from, to })
    }

    /// The first day.
    pub fn from(&self) -> Option<Date> {
        self.from
    }

    /// The last day.
    pub fn to(&self) -> Option<Date> {
        self.to
    }

    /// Whether it has begun on a day.
    pub fn has_begun(&self, on: Date) -> bool {
        self.from.is_none_or(|from| from <= on)
    }

    /// Whether it is over on a day: the last day is still within.
    pub fn is_over(&self, on: Date) -> bool {
        self.to.is_some_and(|to| to < on)
    }

    /// Whether a day is within.
    pub fn holds(&self, on: Date) -> bool {
        self.has_begun(on) && !self.is_over(on)
    }
}

impl TryFrom<Unchecked> for Validity {
    type Error = InvalidAt;

    fn try_from(read: Unchecked) -> Result<Self, InvalidAt> {
        Self::new(read.valid_from, read.valid_to)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_first_and_the_last_day_are_within() {
        let validity = Validity::new(Some(date(2026, 1, 1)), Some(date(2026, 12, 31))).unwrap();
        for (day, held) in [
            (date(2025, 12, 31), false),
            (date(2026, 1, 1), true),
            (date(2026, 12, 31), true),
            (date(2027, 1, 1), false),
        ] {
            assert_eq!(validity.holds(day), held, "{day}");
        }
        assert_eq!((validity.from(), validity.to()), (Some(date(2026, 1, 1)), Some(date(2026, 12, 31))));
        assert!(validity.has_begun(date(2027, 1, 1)) && validity.is_over(date(2027, 1, 1)));
        assert!(!validity.has_begun(date(2025, 12, 31)) && !validity.is_over(date(2025, 12, 31)));
        assert!(Validity::default().holds(Date::MIN) && Validity::default().holds(Date::MAX));
    }

    #[test]
    fn one_day_is_a_validity_and_the_day_before_is_not() {
        let day = date(2026, 2, 28);
        assert!(Validity::new(Some(day), Some(day)).unwrap().holds(day));
        let refused = Validity::new(Some(day), Some(date(2026, 2, 27))).unwrap_err();
        assert_eq!((refused.invalid.code, refused.pointer.as_str()), ("validity_reversed", "/valid_to"));
    }
}
