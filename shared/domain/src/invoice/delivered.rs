//! Where and when what is invoiced was delivered.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::party::Address;
use crate::refusal::Invalid;
use crate::text::Name;

/// The place something is delivered to (BG-13, BG-15).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryAddress {
    /// BT-70: who receives it there, where that is not the buyer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// BT-75 to BT-80.
    pub address: Address,
}

/// The days an invoice is for (BG-14), both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Days")]
pub struct InvoicingPeriod {
    /// BT-73.
    start: Date,
    /// BT-74; not before the start (BR-29).
    end: Date,
}

#[derive(Deserialize)]
struct Days {
    start: Date,
    end: Date,
}

impl InvoicingPeriod {
    /// From a day to a day that is not before it (BR-29).
    pub fn new(start: Date, end: Date) -> Result<Self, Invalid> {
        if end < start {
            return Err(Invalid::new("period_ends_before_it_starts", "the period's end is before its start"));
        }
        Ok(Self { start, end })
    }

    /// BT-73.
    pub fn start(self) -> Date {
        self.start
    }

    /// BT-74.
    pub fn end(self) -> Date {
        self.end
    }
}

impl TryFrom<Days> for InvoicingPeriod {
    type Error = Invalid;

    fn try_from(days: Days) -> Result<Self, Invalid> {
        Self::new(days.start, days.end)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_period_does_not_end_before_it_starts() {
        let (first, last) = (date(2026, 11, 1), date(2026, 11, 30));
        let month = InvoicingPeriod::new(first, last).unwrap();
        assert_eq!((month.start(), month.end()), (first, last));
        assert!(InvoicingPeriod::new(first, first).is_ok(), "one day is a period");
        assert_eq!(InvoicingPeriod::new(last, first).unwrap_err().code, "period_ends_before_it_starts");
        assert!(serde_json::from_str::<InvoicingPeriod>(r#"{"start":"2026-11-02","end":"2026-11-01"}"#).is_err());
    }
}
