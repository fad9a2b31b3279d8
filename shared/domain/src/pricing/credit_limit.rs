//! A credit limit: how much a customer may owe before an order is refused or held.

use serde::{Deserialize, Serialize};

use super::refused;
use crate::money::Money;
use crate::refusal::Invalid;

/// What happens to an order that would pass the limit; the merchant says so for all its customers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhenExceeded {
    /// It is refused.
    #[default]
    Refuse,
    /// It is issued once somebody else has approved it.
    Hold,
}

impl WhenExceeded {
    /// Reads its name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        match text {
            "refuse" => Ok(Self::Refuse),
            "hold" => Ok(Self::Hold),
            _ => Err(Invalid::new("credit_limit_exceeded_unknown", format!("{text:?} is not one of refuse, hold"))),
        }
    }

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Refuse => "refuse",
            Self::Hold => "hold",
        }
    }

    /// Whether it is what is done where nothing is said.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// How much a customer may owe, VAT included, in the currency of the amount. What it owes in another currency is not
/// limited: nothing is converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Money", into = "Money")]
pub struct CreditLimit(Money);

impl CreditLimit {
    /// Zero or more; of zero every order has to be paid or approved first.
    pub fn new(amount: Money) -> Result<Self, Invalid> {
        if amount.is_negative() {
            return Err(Invalid::new("credit_limit_negative", "a credit limit is not below zero"));
        }
        Ok(Self(amount))
    }

    /// How much may be owed.
    pub fn amount(&self) -> Money {
        self.0
    }

    /// By how much what is open already and what an order adds (BT-115) pass the limit together, where they do. An
    /// order that adds nothing passes no limit. All three are in one currency, or refused (`currency_differs`).
    pub fn exceeded_by(&self, open: Money, payable: Money) -> Result<Option<Money>, Invalid> {
        let owed = open.checked_add(payable).map_err(refused)?;
        let by = owed.checked_sub(self.0).map_err(refused)?;
        Ok(Some(by).filter(|by| by.minor() > 0 && payable.minor() > 0))
    }
}

impl TryFrom<Money> for CreditLimit {
    type Error = Invalid;

    fn try_from(amount: Money) -> Result<Self, Invalid> {
        Self::new(amount)
    }
}

impl From<CreditLimit> for Money {
    fn from(limit: CreditLimit) -> Self {
        limit.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::currency::Currency;

    fn kroner(text: &str) -> Money {
        Money::parse(text, Currency::parse("DKK").unwrap()).unwrap()
    }

    fn exceeded(limit: &str, open: &str, payable: &str) -> Option<String> {
        let by = CreditLimit::new(kroner(limit)).unwrap().exceeded_by(kroner(open), kroner(payable)).unwrap();
        by.map(|by| by.to_string())
    }

    #[test]
    fn an_order_may_reach_the_limit_but_not_pass_it() {
        assert_eq!(exceeded("1000", "600", "400"), None);
        assert_eq!(exceeded("1000", "600", "400.01").as_deref(), Some("0.01"));
        assert_eq!(exceeded("1000", "-50", "1050"), None, "a credit of 50 makes room");
        assert_eq!(exceeded("0", "0", "0.01").as_deref(), Some("0.01"));
    }

    #[test]
    fn an_order_that_adds_nothing_passes_no_limit() {
        assert_eq!(exceeded("1000", "1200", "0"), None);
        assert_eq!(exceeded("1000", "1200", "-100"), None);
        assert_eq!(exceeded("1000", "1200", "0.01").as_deref(), Some("200.01"));
    }

    #[test]
    fn a_limit_is_not_negative_and_of_one_currency() {
        assert_eq!(CreditLimit::new(kroner("-0.01")).unwrap_err().code, "credit_limit_negative");
        let limit = CreditLimit::new(kroner("0")).unwrap();
        let euro = Money::zero(Currency::parse("EUR").unwrap());
        assert_eq!(limit.exceeded_by(euro, euro).unwrap_err().code, "currency_differs");
        let most = Money::from_minor(crate::money::MINOR_MAX, limit.amount().currency()).unwrap();
        assert_eq!(limit.exceeded_by(most, most).unwrap_err().code, "amount_too_large");
    }

    #[test]
    fn an_order_past_the_limit_is_refused_where_nothing_is_said() {
        assert!(WhenExceeded::default() == WhenExceeded::Refuse && WhenExceeded::Refuse.is_default());
        assert!(!WhenExceeded::Hold.is_default(), "what is held is stored");
        for name in ["refuse", "hold"] {
            assert_eq!(WhenExceeded::parse(name).unwrap().as_str(), name);
        }
        assert_eq!(WhenExceeded::parse("warn").unwrap_err().code, "credit_limit_exceeded_unknown");
    }
}
