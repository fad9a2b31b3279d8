//! Payments that a person records, on the wire.

use deserr::Deserr;
use domain::invoice::Amount;
use domain::text::Reference;
use jiff::civil::Date;
use utoipa::ToSchema;

use crate::read::{FieldErrors, Read};

/// A payment that came in.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
#[schema(example = json!({ "amount": "1250.00", "received_on": "2026-11-20", "external_id": "statement-88/4" }))]
pub struct PaymentInput {
    /// In the invoice's currency; above zero, and not more than is open.
    #[schema(value_type = String, example = "1250.00")]
    pub amount: Read<Amount>,
    /// The day the money came in, in the merchant's zone; not later than today.
    #[schema(value_type = String, format = Date, example = "2026-11-20")]
    pub received_on: Read<Date>,
    /// The caller's own id of it; unique among its payments.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 100, example = "statement-88/4")]
    pub external_id: Option<Read<Reference>>,
}
