//! Series: gapless sequences of numbers. A merchant has several, each for one purpose, and no number of one ever looks
//! like a number of another (BT-1).

mod asked;
mod audit;
mod name;
mod pattern;
mod purpose;
mod register;
mod sequence;
mod settings;

pub use asked::{AskedFirst, AskedSeries};
pub use audit::{Audit, DOUBLED_MAX, Doubled, Findings, MISSING_MAX, Tally};
pub use name::SeriesName;
pub use pattern::{Number, Pattern, Shape};
pub use purpose::Purpose;
pub use register::{PATTERNS_MAX, Register, SERIES_MAX};
pub use sequence::{Numbering, Run, Sequence};
pub use settings::{Series, SeriesSettings, SeriesStanding};

/// The largest number of one sequence.
pub const NUMBER_MAX: u64 = 999_999_999;
