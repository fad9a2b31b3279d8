//! Payments: what a provider reports, and whether it fits what is open.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::id::{DiscrepancyId, InvoiceId, MerchantId, PaymentId};
use crate::invoice::InvoiceState;
use crate::money::Money;
use crate::refusal::{Invalid, serde_as_text};

/// Who moves the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// Stripe.
    Stripe,
    /// None: a person recorded the payment by hand, such as a transfer seen on a bank statement.
    Recorded,
}

impl Provider {
    /// Reads the name in an address. What is recorded by hand has no address.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        match text {
            "stripe" => Ok(Self::Stripe),
            _ => Err(Invalid::new("provider_unknown", format!("{text:?} is not one of stripe"))),
        }
    }

    /// Its name in addresses and keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stripe => "stripe",
            Self::Recorded => "recorded",
        }
    }
}

macro_rules! provider_id {
    ($name:ident $what:literal) => {
        #[doc = concat!("The provider's own id of ", $what, ": 1 to 255 printable ASCII characters.")]
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            /// Checks length and characters.
            pub fn parse(text: &str) -> Result<Self, Invalid> {
                let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#');
                if plain && (1..=255).contains(&text.len()) {
                    return Ok(Self(text.to_owned()));
                }
                Err(Invalid::new("provider_id_malformed", "not an id a payment provider gives"))
            }

            /// The id.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        serde_as_text!($name);
    };
}

provider_id!(ProviderEventId "an event");
provider_id!(MovementId "a movement of money: the payment intent when there is one, else the charge");

/// What a provider's event says happened to one movement of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Who reports.
    pub provider: Provider,
    /// The event's own id.
    pub event: ProviderEventId,
    /// The movement of money.
    pub movement: MovementId,
    /// Which invoice it names, as it was written there.
    pub invoice: Option<String>,
    /// What happened.
    pub kind: ReportKind,
}

/// What happened to a movement of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportKind {
    /// The money came in.
    Paid(Money),
    /// The payer contests it.
    Disputed,
}

/// Why a reported payment was not applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Mismatch {
    /// It names no invoice of this merchant.
    InvoiceUnknown {
        /// What was paid.
        paid: Money,
    },
    /// The invoice is in another currency.
    CurrencyDiffers {
        /// What was paid.
        paid: Money,
        /// What was open.
        open: Money,
    },
    /// The amount is not what was open; a paid invoice has nothing open.
    AmountDiffers {
        /// What was paid.
        paid: Money,
        /// What was open.
        open: Money,
    },
}

/// Applies a payment that settles exactly what is open: the state after it. Anything else waits for a person.
pub fn settle(state: &InvoiceState, paid: Money) -> Result<InvoiceState, Mismatch> {
    let open = state.open;
    if paid.currency() != open.currency() {
        return Err(Mismatch::CurrencyDiffers { paid, open });
    }
    if open.is_zero() || paid != open {
        return Err(Mismatch::AmountDiffers { paid, open });
    }
    Ok(InvoiceState { open: Money::zero(open.currency()), next_action_at: None, ..state.next() })
}

/// Applies a payment that a person saw come in: all of what is open, or part of it.
pub fn settle_partly(state: &InvoiceState, paid: Money) -> Result<InvoiceState, Invalid> {
    let wrong = |error: crate::money::MoneyError| Invalid::new("currency_differs", error.to_string());
    let open = state.open.checked_sub(paid).map_err(wrong)?;
    if paid.is_zero() || paid.is_negative() {
        return Err(Invalid::new("payment_not_positive", "a payment is more than nothing"));
    }
    if open.is_negative() {
        let detail = format!("a payment of {paid} is more than the {} that are open", state.open);
        return Err(Invalid::new("payment_exceeds_open", detail));
    }
    let next_action_at = state.next_action_at.filter(|_| !open.is_zero());
    Ok(InvoiceState { open, next_action_at, ..state.next() })
}

/// What is known of one movement of money, for ever: it is applied at most once, however many events tell of it and in
/// whatever order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// Whose money.
    pub merchant: MerchantId,
    /// Who reported it.
    pub provider: Provider,
    /// The provider's id.
    pub id: MovementId,
    /// Moves with every change.
    pub version: u64,
    /// Whether it came in, and where it went.
    pub outcome: Option<Outcome>,
    /// Whether the payer contests it.
    pub disputed: bool,
}

/// Where a movement of money went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outcome {
    /// It settled an invoice.
    Applied {
        /// Which.
        invoice: InvoiceId,
        /// As which payment.
        payment: PaymentId,
    },
    /// It waits for a decision.
    Waiting {
        /// Where.
        discrepancy: DiscrepancyId,
    },
}

/// Money that was applied to an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// Its id.
    pub id: PaymentId,
    /// Whose.
    pub merchant: MerchantId,
    /// What it settled.
    pub invoice: InvoiceId,
    /// Who reported it.
    pub provider: Provider,
    /// The movement of money.
    pub movement: MovementId,
    /// How much.
    pub amount: Money,
    /// When it was recorded.
    pub received_at: jiff::Timestamp,
}

/// A payment that does not fit what is open, waiting for a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discrepancy {
    /// Its id.
    pub id: DiscrepancyId,
    /// Whose.
    pub merchant: MerchantId,
    /// Who reported it.
    pub provider: Provider,
    /// The movement of money.
    pub movement: MovementId,
    /// The invoice it names, where that is one of the merchant's.
    pub invoice: Option<InvoiceId>,
    /// Why it does not fit.
    pub mismatch: Mismatch,
    /// When it was recorded.
    pub recorded_at: jiff::Timestamp,
}
