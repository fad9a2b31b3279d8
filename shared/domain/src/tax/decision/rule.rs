//! The rules by name.

use std::fmt;

use super::words::Words;
use crate::language::Language;
use crate::refusal::{Invalid, serde_as_text};

/// Why a supply is taxed as it is. Articles are those of Directive 2006/112/EC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaxRule {
    /// `domestic`: taxed at the seller's rate at home.
    Domestic,
    /// `domestic_zero`: taxed at zero at home.
    DomesticZero,
    /// `domestic_exempt`: exempt at home, for the reason the seller tells.
    DomesticExempt,
    /// `intra_community_supply`: goods to a business identified in another member state (Article 138).
    IntraCommunitySupply,
    /// `reverse_charge`: services to a business identified in another member state (Articles 44, 196).
    ReverseCharge,
    /// `export`: goods that leave the EU (Article 146).
    Export,
    /// `outside_scope`: services whose place is outside the EU (Articles 44, 58).
    OutsideScope,
    /// `oss_destination`: to a consumer in another member state, at its rate (Articles 33, 58).
    OssDestination,
    /// `distance_sale_below_threshold`: the same, at the seller's rate (Article 59c).
    DistanceSaleBelowThreshold,
    /// `service_to_consumer`: another service to a consumer abroad, at the seller's rate (Article 45).
    ServiceToConsumer,
    /// `buyer_not_identified_elsewhere`: to a business abroad whose VAT identifier is not one of another member state,
    /// at the seller's rate (Articles 32, 138(1)(b); 44 with Article 22 of Implementing Regulation 282/2011).
    BuyerNotIdentifiedElsewhere,
    /// `small_business`: everything that a small business sells (Article 284).
    SmallBusiness,
    /// `seller_not_registered`: everything that a seller without VAT identifier sells.
    SellerNotRegistered,
    /// `saudi_export_of_goods`: goods that leave Saudi Arabia (Article 32 of the implementing regulations).
    SaudiExportOfGoods,
    /// `saudi_export_of_services`: services to a customer outside Saudi Arabia (Article 33, likewise).
    SaudiExportOfServices,
}

impl TaxRule {
    /// Every rule.
    pub const ALL: [Self; 15] = [
        Self::Domestic,
        Self::DomesticZero,
        Self::DomesticExempt,
        Self::IntraCommunitySupply,
        Self::ReverseCharge,
        Self::Export,
        Self::OutsideScope,
        Self::OssDestination,
        Self::DistanceSaleBelowThreshold,
        Self::ServiceToConsumer,
        Self::BuyerNotIdentifiedElsewhere,
        Self::SmallBusiness,
        Self::SellerNotRegistered,
        Self::SaudiExportOfGoods,
        Self::SaudiExportOfServices,
    ];

    /// Reads the name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let found = Self::ALL.into_iter().find(|rule| rule.as_str() == text);
        found.ok_or_else(|| Invalid::new("tax_rule_unknown", format!("{text:?} is not the name of a tax rule")))
    }

    /// The name; it never changes.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Domestic => "domestic",
            Self::DomesticZero => "domestic_zero",
            Self::DomesticExempt => "domestic_exempt",
            Self::IntraCommunitySupply => "intra_community_supply",
            Self::ReverseCharge => "reverse_charge",
            Self::Export => "export",
            Self::OutsideScope => "outside_scope",
            Self::OssDestination => "oss_destination",
            Self::DistanceSaleBelowThreshold => "distance_sale_below_threshold",
            Self::ServiceToConsumer => "service_to_consumer",
            Self::BuyerNotIdentifiedElsewhere => "buyer_not_identified_elsewhere",
            Self::SmallBusiness => "small_business",
            Self::SellerNotRegistered => "seller_not_registered",
            Self::SaudiExportOfGoods => "saudi_export_of_goods",
            Self::SaudiExportOfServices => "saudi_export_of_services",
        }
    }

    /// The rule as one sentence of at most 150 characters; where there is no tax it is the reason (BT-120).
    pub fn sentence(self, language: Language) -> &'static str {
        let words = Words::of(language);
        match self {
            Self::Domestic => words.domestic,
            Self::DomesticZero => words.domestic_zero,
            Self::DomesticExempt => words.domestic_exempt,
            Self::IntraCommunitySupply => words.intra_community_supply,
            Self::ReverseCharge => words.reverse_charge,
            Self::Export => words.export,
            Self::OutsideScope => words.outside_scope,
            Self::OssDestination => words.oss_destination,
            Self::DistanceSaleBelowThreshold => words.distance_sale_below_threshold,
            Self::ServiceToConsumer => words.service_to_consumer,
            Self::BuyerNotIdentifiedElsewhere => words.buyer_not_identified_elsewhere,
            Self::SmallBusiness => words.small_business,
            Self::SellerNotRegistered => words.seller_not_registered,
            Self::SaudiExportOfGoods => words.saudi_export_of_goods,
            Self::SaudiExportOfServices => words.saudi_export_of_services,
        }
    }
}

impl fmt::Display for TaxRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

serde_as_text!(TaxRule);

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::Line;

    #[test]
    fn a_rule_is_read_by_the_name_it_is_written_with() {
        for rule in TaxRule::ALL {
            assert_eq!(TaxRule::parse(&rule.to_string()), Ok(rule));
            assert_eq!(serde_json::to_value(rule).unwrap(), rule.as_str());
        }
        assert_eq!(TaxRule::parse("magic").unwrap_err().code, "tax_rule_unknown");
    }

    #[test]
    fn each_rule_has_its_own_sentence_in_each_language_that_fits_a_line() {
        let mut said = BTreeSet::new();
        for language in Language::ALL {
            for rule in TaxRule::ALL {
                let sentence = rule.sentence(language);
                assert_eq!(Line::parse(sentence).unwrap().as_str(), sentence);
                assert!(said.insert(sentence), "{rule} in {language} says what another does: {sentence}");
            }
        }
    }

    #[test]
    fn a_reverse_charge_says_so_in_the_words_of_the_directive() {
        // Article 226(11a).
        for (language, words) in [
            (Language::Danish, "Omvendt betalingspligt"),
            (Language::Romanian, "Taxare inversă"),
            (Language::Arabic, "الاحتساب العكسي"),
            (Language::English, "Reverse charge"),
        ] {
            assert!(TaxRule::ReverseCharge.sentence(language).starts_with(words));
        }
    }
}
