//! How a credit note changes what is owed: what is open is lessened first, the rest goes back or is kept.

use serde::{Deserialize, Serialize};

use crate::money::Money;
use crate::refusal::Invalid;

/// What is to become of a credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It lessens what is open of the invoice, and is no more than that.
    ReduceOpen,
    /// It lessens what is open; the rest is paid back.
    Refund,
    /// It lessens what is open; the rest is kept for the customer.
    Credit,
}

impl Effect {
    /// Reads the name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        match text {
            "reduce_open" => Ok(Self::ReduceOpen),
            "refund" => Ok(Self::Refund),
            "credit" => Ok(Self::Credit),
            _ => Err(Invalid::new("effect_unknown", format!("{text:?} is not one of reduce_open, refund, credit"))),
        }
    }

    /// The name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ReduceOpen => "reduce_open",
            Self::Refund => "refund",
            Self::Credit => "credit",
        }
    }
}

/// Where a credit goes; the three add up to what the note comes to (BT-115).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// So much less is open of the invoice.
    pub reduces_open: Money,
    /// So much is paid back.
    pub refund: Money,
    /// So much is kept for the customer.
    pub credit: Money,
}

/// Settles a note of `total` against what is `open` of its invoice. Refused where the currencies differ, and where more
/// is credited than is open and nothing says what becomes of the rest (`credit_exceeds_open`).
pub fn settle(open: Money, total: Money, effect: Effect) -> Result<Settlement, Invalid> {
    let nothing = Money::zero(total.currency());
    let beyond = total.checked_sub(open)?;
    let rest = if open.is_negative() {
        total
    } else if beyond.is_negative() {
        nothing
    } else {
        beyond
    };
    let reduces_open = total.checked_sub(rest)?;
    match effect {
        Effect::ReduceOpen if rest.is_zero() => Ok(Settlement { reduces_open, refund: nothing, credit: nothing }),
        Effect::ReduceOpen => {
            let detail = format!(
                "the credit note comes to {total} and {open} is open; choose refund or credit for the other {rest}"
            );
            Err(Invalid::new("credit_exceeds_open", detail))
        }
        Effect::Refund => Ok(Settlement { reduces_open, refund: rest, credit: nothing }),
        Effect::Credit => Ok(Settlement { reduces_open, refund: nothing, credit: rest }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::currency::Currency;

    fn money(text: &str) -> Money {
        Money::parse(text, Currency::parse("DKK").unwrap()).unwrap()
    }

    fn settled(open: &str, total: &str, effect: Effect) -> [String; 3] {
        let Settlement { reduces_open, refund, credit } = settle(money(open), money(total), effect).unwrap();
        [reduces_open, refund, credit].map(|money| money.to_string())
    }

    #[test]
    fn what_is_open_is_lessened_first_and_the_rest_goes_where_it_is_asked() {
        // 125.00 credited: nothing of it is left beyond 200.00 or 125.00, 25.00 beyond 100.00, all beyond 0.00.
        for effect in [Effect::ReduceOpen, Effect::Refund, Effect::Credit] {
            assert_eq!(settled("200", "125", effect), ["125.00", "0.00", "0.00"], "{effect:?}");
            assert_eq!(settled("125", "125", effect), ["125.00", "0.00", "0.00"], "{effect:?}");
        }
        assert_eq!(settled("100", "125", Effect::Refund), ["100.00", "25.00", "0.00"]);
        assert_eq!(settled("100", "125", Effect::Credit), ["100.00", "0.00", "25.00"]);
        assert_eq!(settled("0", "125", Effect::Refund), ["0.00", "125.00", "0.00"]);
        assert_eq!(settled("0", "125", Effect::Credit), ["0.00", "0.00", "125.00"]);
    }

    #[test]
    fn more_than_is_open_needs_a_word_on_what_becomes_of_it() {
        let refused = settle(money("124.99"), money("125"), Effect::ReduceOpen).unwrap_err();
        assert_eq!(refused.code, "credit_exceeds_open");
        assert_eq!(
            refused.detail,
            "the credit note comes to 125.00 and 124.99 is open; choose refund or credit for the other 0.01"
        );
    }

    #[test]
    fn an_invoice_that_was_paid_too_much_is_not_paid_back_twice() {
        assert_eq!(settled("-10", "125", Effect::Refund), ["0.00", "125.00", "0.00"]);
    }

    #[test]
    fn currencies_do_not_mix() {
        let euro = Money::parse("1", Currency::parse("EUR").unwrap()).unwrap();
        assert_eq!(settle(euro, money("1"), Effect::Refund).unwrap_err().code, "currency_differs");
    }

    #[test]
    fn an_effect_has_a_name() {
        for effect in [Effect::ReduceOpen, Effect::Refund, Effect::Credit] {
            assert_eq!(Effect::parse(effect.as_str()).unwrap(), effect);
            assert_eq!(serde_json::to_value(effect).unwrap(), effect.as_str());
        }
        assert_eq!(Effect::parse("void").unwrap_err().code, "effect_unknown");
    }
}
