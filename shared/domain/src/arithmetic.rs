//! The arithmetic of an invoice, as EN 16931 has it: from what is sold and how it is taxed to the totals printed.
//!
//! It takes category, rate, exemption, prepaid and rounding as given; deciding them is the tax rules' business. Every
//! product is exact and every amount is rounded once, half away from zero, to the decimals of the currency.
//!
//! | term | is |
//! |---|---|
//! | BT-131 | round(quantity × net price ÷ base quantity) + line charges − line allowances |
//! | BT-106 | Σ BT-131 |
//! | BT-107, BT-108 | Σ document allowances, Σ document charges |
//! | BT-109 | BT-106 − BT-107 + BT-108 |
//! | BT-116 | of each category and rate: Σ BT-131 + charges − allowances |
//! | BT-117 | round(BT-116 × rate ÷ 100) |
//! | BT-110 | Σ BT-117 |
//! | BT-111 | round(BT-110 × exchange rate), in the accounting currency |
//! | BT-112 | BT-109 + BT-110 |
//! | BT-115 | BT-112 − BT-113 + BT-114 |

mod adjustment;
mod exchange;
mod gross;
mod line;
mod totals;

pub use adjustment::{Adjustment, AdjustmentKind, DocumentAdjustment, Percentage, PercentageOf};
pub use exchange::{ExchangeRate, RateText};
pub use gross::{GrossLine, from_gross};
pub use line::{BaseQuantity, LineFigures, NetPrice};
pub use totals::{Figures, Sum, VatRow, add_up};
