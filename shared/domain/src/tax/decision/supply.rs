//! What is to be taxed.

use std::fmt;

use jiff::civil::Date;

use crate::country::Country;
use crate::language::Language;
use crate::refusal::{Invalid, serde_as_text};
use crate::tax::territory::territory;
use crate::tax::{ExemptionCode, RateClass, TaxSettings, VatId};
use crate::text::Line;

/// One supply: who sells what to whom, where and when.
#[derive(Debug, Clone, Copy)]
pub struct Supply<'a> {
    /// Of the seller's address (BT-40).
    pub seller_country: Country,
    /// BT-31.
    pub seller_vat_id: Option<&'a VatId>,
    /// What the seller says of its VAT.
    pub settings: &'a TaxSettings,
    /// Of the buyer's address (BT-55).
    pub buyer_country: Country,
    /// BT-48.
    pub buyer_vat_id: Option<&'a VatId>,
    /// Whether the buyer is known to be a business by something else than a VAT identifier, such as a number in a
    /// trade register. It counts for services to countries outside the EU only: within it a business without a VAT
    /// identifier is treated as a consumer (Article 18(2) of Implementing Regulation 282/2011).
    pub buyer_is_business: bool,
    /// Where goods are delivered (BT-80); the buyer's country where nothing else is told.
    pub deliver_to: Country,
    /// What is supplied.
    pub what: SupplyKind,
    /// Which of a country's rates it bears where it is taxed.
    pub class: RateClass,
    /// The day of supply (BT-72, or the tax point).
    pub on: Date,
    /// What the reason is written in.
    pub language: Language,
    /// Why it is exempt, for the class `exempt` (and, in Saudi Arabia, `zero`).
    pub exemption_reason: Option<&'a Line>,
    /// The same as a code.
    pub exemption_code: Option<ExemptionCode>,
}

impl Supply<'_> {
    /// The country whose VAT the seller is under.
    pub(super) fn seller(&self) -> Country {
        territory(self.seller_country)
    }

    /// The country whose VAT the buyer is under, by its address.
    pub(super) fn buyer(&self) -> Country {
        territory(self.buyer_country)
    }

    /// The country goods come to.
    pub(super) fn destination(&self) -> Country {
        territory(self.deliver_to)
    }

    /// Whether the buyer's VAT identifier is one of the seller's own country.
    pub(super) fn is_buyer_registered_at_home(&self) -> bool {
        self.buyer_vat_id.and_then(VatId::country) == Some(self.seller())
    }
}

/// What is supplied, as far as the place of supply asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SupplyKind {
    /// `goods`: things that are delivered.
    Goods,
    /// `services`: services of the general rule (Articles 44 and 45). Those with a place of their own, such as work on
    /// land, admission, catering or transport, are told by the VAT of the line.
    Services,
    /// `digital_services`: electronic, telecommunication and broadcasting services (Article 58).
    DigitalServices,
}

impl SupplyKind {
    const ALL: [Self; 3] = [Self::Goods, Self::Services, Self::DigitalServices];

    /// Reads the name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| {
            let detail = format!("{text:?} is not one of goods, services, digital_services");
            Invalid::new("supply_kind_unknown", detail)
        })
    }

    /// The name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Goods => "goods",
            Self::Services => "services",
            Self::DigitalServices => "digital_services",
        }
    }
}

impl fmt::Display for SupplyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

serde_as_text!(SupplyKind);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_read_by_the_name_it_is_written_with() {
        for kind in SupplyKind::ALL {
            assert_eq!(SupplyKind::parse(&kind.to_string()), Ok(kind));
        }
        assert_eq!(SupplyKind::parse("land").unwrap_err().code, "supply_kind_unknown");
    }
}
