//! A credit limit: how much a customer may owe before an order is refused or held.

use serde::{Deserialize, Serialize};

use super::refused;
use crate::money::Money;
use crate::refusal::Invalid;

/// What happens to an order that would pass the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhenExceeded {
    /// It is refused.
    Refuse,
    /// It waits for an approval.
    Hold,
}

/// How much a customer may owe, VAT included, and what happens past it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct CreditLimit {
    amount: Money,
    when_exceeded: WhenExceeded,
}

#[derive(Deserialize)]
struct Unchecked {
    amount: Money,
    when_exceeded: WhenExceeded,
}

/// What an order does to a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreditCheck {
    /// It stays within, or exactly reaches it.
    Within,
    /// It would pass it.
    Exceeded {
        /// By how much.
        by: Money,
        /// What happens to the order.
        when_exceeded: WhenExceeded,
    },
}

impl CreditLimit {
    /// Zero or more; of zero every order has to be paid or approved first.
    pub fn new(amount: Money, when_exceeded: WhenExceeded) -> Result<Self, Invalid> {
        if amount.is_negative() {
            return Err(Invalid::new("credit_limit_negative", "a credit limit is not below zero"));
        }
        Ok(Self { amount, when_exceeded })
    }

    /// How much may be owed.
    pub fn amount(&self) -> Money {
        self.amount
    }

    /// What happens past it.
    pub fn when_exceeded(&self) -> WhenExceeded {
        self.when_exceeded
    }

    /// Whether what is open already and what an order adds (BT-115) pass the limit together. An order that adds
    /// nothing passes no limit. All three are in one currency, or refused (`currency_differs`).
    pub fn check(&self, open: Money, payable: Money) -> Result<CreditCheck, Invalid> {
        let owed = open.checked_add(payable).map_err(refused)?;
        let by = owed.checked_sub(self.amount).map_err(refused)?;
        if by.minor() <= 0 || payable.minor() <= 0 {
            return Ok(CreditCheck::Within);
        }
        Ok(CreditCheck::Exceeded { by, when_exceeded: self.when_exceeded })
    }
}

impl TryFrom<Unchecked> for CreditLimit {
    type Error = Invalid;

    fn try_from(read: Unchecked) -> Result<Self, Invalid> {
        Self::new(read.amount, read.when_exceeded)
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
        let limit = CreditLimit::new(kroner(limit), WhenExceeded::Hold).unwrap();
        match limit.check(kroner(open), kroner(payable)).unwrap() {
            CreditCheck::Within => None,
            CreditCheck::Exceeded { by, when_exceeded } => {
                assert_eq!(when_exceeded, WhenExceeded::Hold);
                Some(by.to_string())
            }
        }
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
        assert_eq!(CreditLimit::new(kroner("-0.01"), WhenExceeded::Refuse).unwrap_err().code, "credit_limit_negative");
        let limit = CreditLimit::new(kroner("0"), WhenExceeded::Refuse).unwrap();
        let euro = Money::zero(Currency::parse("EUR").unwrap());
        assert_eq!(limit.check(euro, euro).unwrap_err().code, "currency_differs");
        let most = Money::from_minor(crate::money::MINOR_MAX, limit.amount().currency()).unwrap();
        assert_eq!(limit.check(most, most).unwrap_err().code, "amount_too_large");
    }
}
