//! Letters about money, as they are asked for.

use deserr::Deserr;
use domain::currency::Currency;
use domain::id::{CustomerId, InvoiceId, PaymentId};
use jiff::civil::Date;
use utoipa::ToSchema;

use crate::read::{FieldErrors, Read};

/// A letter that reminds of an invoice.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
#[schema(example = json!({ "invoice": "inv_01jd0v5e6w3k8t7n9m2q4r5s6t" }))]
pub struct ReminderInput {
    /// Which invoice; issued, open and past its due date.
    #[schema(value_type = String, example = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t")]
    pub invoice: Read<InvoiceId>,
}

/// A receipt for a payment.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
#[schema(example = json!({
    "invoice": "inv_01jd0v5e6w3k8t7n9m2q4r5s6t", "payment": "pay_01jd0v5e6w3k8t7n9m2q4r5s6t"
}))]
pub struct ReceiptInput {
    /// Which invoice was paid.
    #[schema(value_type = String, example = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t")]
    pub invoice: Read<InvoiceId>,
    /// By which payment.
    #[schema(value_type = String, example = "pay_01jd0v5e6w3k8t7n9m2q4r5s6t")]
    pub payment: Read<PaymentId>,
}

/// A statement of a customer's account.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
#[schema(example = json!({
    "customer": "cus_01jd0v5e6w3k8t7n9m2q4r5s6t", "currency": "DKK", "from": "2026-11-01", "to": "2026-11-30"
}))]
pub struct StatementInput {
    /// Whose account.
    #[schema(value_type = String, example = "cus_01jd0v5e6w3k8t7n9m2q4r5s6t")]
    pub customer: Read<CustomerId>,
    /// ISO 4217: an account is of one currency.
    #[schema(value_type = String, example = "DKK")]
    pub currency: Read<Currency>,
    /// The first day, in the merchant's zone.
    #[schema(value_type = String, format = Date, example = "2026-11-01")]
    pub from: Read<Date>,
    /// The last day.
    #[schema(value_type = String, format = Date, example = "2026-11-30")]
    pub to: Read<Date>,
}
