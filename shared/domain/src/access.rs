//! What an API key may do.

use serde::{Deserialize, Serialize};

use crate::refusal::Invalid;

/// What an API key may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// Read customers.
    #[serde(rename = "customers:read")]
    CustomersRead,
    /// Make and change customers.
    #[serde(rename = "customers:write")]
    CustomersWrite,
    /// Read invoices.
    #[serde(rename = "invoices:read")]
    InvoicesRead,
    /// Draft and issue invoices.
    #[serde(rename = "invoices:write")]
    InvoicesWrite,
    /// Approve drafts that others wrote.
    #[serde(rename = "invoices:approve")]
    InvoicesApprove,
    /// Read items, price lists and coupons.
    #[serde(rename = "billing:read")]
    BillingRead,
    /// Make and change items, price lists and coupons.
    #[serde(rename = "billing:write")]
    BillingWrite,
    /// Read settings.
    #[serde(rename = "settings:read")]
    SettingsRead,
    /// Change settings.
    #[serde(rename = "settings:write")]
    SettingsWrite,
}

impl Scope {
    /// Every scope there is.
    pub const ALL: [Self; 9] = [
        Self::CustomersRead,
        Self::CustomersWrite,
        Self::InvoicesRead,
        Self::InvoicesWrite,
        Self::InvoicesApprove,
        Self::BillingRead,
        Self::BillingWrite,
        Self::SettingsRead,
        Self::SettingsWrite,
    ];

    /// Reads the scope's name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        Self::ALL
            .into_iter()
            .find(|scope| scope.as_str() == text)
            .ok_or_else(|| Invalid::new("scope_unknown", format!("{text:?} is not a scope such as invoices:write")))
    }

    /// The scope's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CustomersRead => "customers:read",
            Self::CustomersWrite => "customers:write",
            Self::InvoicesRead => "invoices:read",
            Self::InvoicesWrite => "invoices:write",
            Self::InvoicesApprove => "invoices:approve",
            Self::BillingRead => "billing:read",
            Self::BillingWrite => "billing:write",
            Self::SettingsRead => "settings:read",
            Self::SettingsWrite => "settings:write",
        }
    }
}
