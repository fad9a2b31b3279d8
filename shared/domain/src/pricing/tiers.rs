//! Rungs of quantity, each with its price: "up to 100 at 0.10, up to 500 at 0.08, above at 0.05".

use serde::{Deserialize, Serialize};

use super::RungBounds;
use crate::price::UnitPrice;
use crate::quantity::Quantity;
use crate::refusal::{Invalid, InvalidAt};

/// The most rungs of one price.
pub const TIERS_MAX: usize = 20;

/// One rung as it is told: it begins where the one before it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    /// The last quantity of the rung, itself included; none on the last rung only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<Quantity>,
    /// What one unit costs.
    pub unit_price: UnitPrice,
    /// What the rung costs once, when it is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flat_fee: Option<UnitPrice>,
}

/// One rung between its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// Where it begins, itself excluded.
    pub above: Quantity,
    /// Where it ends, itself included; the last rung does not.
    pub up_to: Option<Quantity>,
    /// What one unit costs.
    pub unit_price: UnitPrice,
    /// What the rung costs once, when it is used.
    pub flat_fee: Option<UnitPrice>,
}

/// 1 to [`TIERS_MAX`] rungs without gaps from nothing upwards, the last one open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Tier>", into = "Vec<Tier>")]
pub struct Tiers {
    bounded: Vec<Rung>,
    open: Rung,
}

impl Tiers {
    /// The bounds rise strictly from above nothing, and only the last rung has none.
    pub fn new(tiers: &[Tier]) -> Result<Self, InvalidAt> {
        let malformed = |pointer: String, detail: &str| Invalid::new("price_tiers_malformed", detail).at(pointer);
        let (open, bounded) =
            tiers.split_last().ok_or_else(|| malformed("/tiers".to_owned(), "a price by tiers has a tier"))?;
        if tiers.len() > TIERS_MAX {
            let detail = format!("a price has at most {TIERS_MAX} tiers");
            return Err(Invalid::new("price_tiers_count", detail).at("/tiers"));
        }
        let mut above = Quantity::ZERO;
        let mut rungs = Vec::with_capacity(bounded.len());
        for (index, tier) in bounded.iter().enumerate() {
            let at = || format!("/tiers/{index}/up_to");
            let up_to = tier.up_to.ok_or_else(|| malformed(at(), "every tier but the last has an up_to"))?;
            if up_to.value() <= above.value() {
                return Err(malformed(at(), "each up_to is above the one before it, and the first above zero"));
            }
            rungs.push(tier.above(above));
            above = up_to;
        }
        if open.up_to.is_some() {
            let at = format!("/tiers/{}/up_to", bounded.len());
            return Err(malformed(at, "the last tier has no up_to, so that every quantity has a price"));
        }
        Ok(Self { bounded: rungs, open: open.above(above) })
    }

    /// The rungs from the lowest.
    pub fn rungs(&self) -> impl Iterator<Item = &Rung> {
        self.bounded.iter().chain(std::iter::once(&self.open))
    }

    /// The rung a quantity lies on; the lowest where it is nothing or less.
    pub fn reached(&self, quantity: Quantity) -> &Rung {
        let ends_here = |rung: &&Rung| rung.up_to.is_some_and(|up_to| quantity.value() <= up_to.value());
        self.bounded.iter().find(ends_here).unwrap_or(&self.open)
    }
}

impl Rung {
    /// Where it begins and ends.
    pub fn bounds(&self) -> RungBounds {
        RungBounds { above: self.above, up_to: self.up_to }
    }

    /// What it costs once, where that is anything.
    pub(super) fn fee(&self) -> Option<UnitPrice> {
        self.flat_fee.filter(|fee| !fee.value().is_zero())
    }
}

impl Tier {
    fn above(self, above: Quantity) -> Rung {
        Rung { above, up_to: self.up_to, unit_price: self.unit_price, flat_fee: self.flat_fee }
    }
}

impl TryFrom<Vec<Tier>> for Tiers {
    type Error = InvalidAt;

    fn try_from(tiers: Vec<Tier>) -> Result<Self, InvalidAt> {
        Self::new(&tiers)
    }
}

impl From<Tiers> for Vec<Tier> {
    fn from(tiers: Tiers) -> Self {
        let tier = |rung: &Rung| Tier { up_to: rung.up_to, unit_price: rung.unit_price, flat_fee: rung.flat_fee };
        tiers.rungs().map(tier).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tier(up_to: Option<&str>, unit_price: &str) -> Tier {
        let up_to = up_to.map(|text| Quantity::parse(text).unwrap());
        Tier { up_to, unit_price: UnitPrice::parse(unit_price).unwrap(), flat_fee: None }
    }

    fn refused(tiers: &[Tier]) -> (&'static str, String) {
        let InvalidAt { invalid, pointer } = Tiers::new(tiers).unwrap_err();
        (invalid.code, pointer)
    }

    #[test]
    fn a_rung_ends_with_its_bound_and_the_next_begins_above_it() {
        let tiers = Tiers::new(&[tier(Some("100"), "0.10"), tier(Some("500"), "0.08"), tier(None, "0.05")]).unwrap();
        let price = |quantity: &str| tiers.reached(Quantity::parse(quantity).unwrap()).unit_price.to_string();
        for (quantity, expected) in [
            ("-1", "0.1"),
            ("0", "0.1"),
            ("100", "0.1"),
            ("100.0001", "0.08"),
            ("500", "0.08"),
            ("500.0001", "0.05"),
            ("999999999.9999", "0.05"),
        ] {
            assert_eq!(price(quantity), expected, "{quantity}");
        }
        let above: Vec<_> = tiers.rungs().map(|rung| rung.above.to_string()).collect();
        assert_eq!(above, ["0", "100", "500"]);
    }

    #[test]
    fn tiers_that_leave_a_gap_or_overlap_name_their_place() {
        let malformed = |pointer: &str| ("price_tiers_malformed", pointer.to_owned());
        assert_eq!(refused(&[]), malformed("/tiers"));
        assert_eq!(refused(&[tier(Some("100"), "1")]), malformed("/tiers/0/up_to"));
        assert_eq!(refused(&[tier(Some("0"), "1"), tier(None, "1")]), malformed("/tiers/0/up_to"));
        assert_eq!(refused(&[tier(None, "1"), tier(None, "1")]), malformed("/tiers/0/up_to"));
        for second in ["100", "99.9999"] {
            let tiers = [tier(Some("100"), "1"), tier(Some(second), "1"), tier(None, "1")];
            assert_eq!(refused(&tiers), malformed("/tiers/1/up_to"), "{second}");
        }
        let tiers = [tier(Some("100"), "1"), tier(Some("200"), "1"), tier(Some("300"), "1")];
        assert_eq!(refused(&tiers), malformed("/tiers/2/up_to"));
    }

    #[test]
    fn twenty_tiers_are_allowed_and_twenty_one_are_not() {
        let tiers = |count: usize| {
            let bounded = (1..count).map(|index| tier(Some(&index.to_string()), "1"));
            bounded.chain(std::iter::once(tier(None, "1"))).collect::<Vec<_>>()
        };
        assert_eq!(Tiers::new(&tiers(20)).unwrap().rungs().count(), 20);
        assert_eq!(refused(&tiers(21)), ("price_tiers_count", "/tiers".to_owned()));
    }
}
