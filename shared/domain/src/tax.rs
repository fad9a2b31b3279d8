//! VAT as EN 16931 has it: a category and a rate on each line, and the tax on the sum of each pair.

mod breakdown;
mod category;
mod class;
mod decision;
mod exemption;
mod rate;
mod rates;
mod saudi_qr;
mod settings;
mod territory;
mod treatment;
mod vat_id;

pub use breakdown::{VatGroup, merge_reasons};
pub use category::VatCategory;
pub use class::RateClass;
pub use decision::{Decision, Supply, SupplyKind, TaxRule, decide};
pub use exemption::ExemptionCode;
pub use rate::VatRate;
pub use rates::{ConfirmedRate, KnownRate, Source, known_rates, rate_on};
pub use saudi_qr::SaudiQr;
pub use settings::{DistanceSales, Scheme, TaxSettings};
pub use territory::is_member_state;
pub use treatment::VatTreatment;
pub use vat_id::VatId;
