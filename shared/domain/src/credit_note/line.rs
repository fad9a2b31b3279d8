//! One line of a credit note (BG-25).

use serde::{Deserialize, Serialize};

use crate::invoice::PricedLine;

/// A line, and which line of the invoice it corrects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditNoteLine {
    /// The number of the invoice's line, from 1 (BT-126).
    pub corrects_line: usize,
    /// The line as it is printed, with the invoice's own signs: its amounts lessen what is owed.
    #[serde(flatten)]
    pub priced: PricedLine,
}
