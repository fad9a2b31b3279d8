//! Which rules an electronic invoice keeps to.

use serde::{Deserialize, Serialize};

use crate::invoice::InvoiceKind;
use crate::refusal::Invalid;

/// A profile: EN 16931 as it is, or with what a network or a country adds. Danish rules are part of Peppol and hold
/// between two Danish parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// EN 16931, with nothing added.
    En16931,
    /// Peppol BIS Billing 3.0.
    Peppol,
    /// XRechnung 3.0, which German authorities ask for.
    Xrechnung,
    /// CIUS-RO 1.0.1, which Romania's e-Factura asks for.
    CiusRo,
}

impl Profile {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::En16931, Self::Peppol, Self::Xrechnung, Self::CiusRo];

    /// Reads the profile's name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let found = Self::ALL.into_iter().find(|profile| profile.as_str() == text);
        found.ok_or_else(|| {
            Invalid::new("profile_unknown", format!("{text:?} is not one of en16931, peppol, xrechnung, cius_ro"))
        })
    }

    /// The profile's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::En16931 => "en16931",
            Self::Peppol => "peppol",
            Self::Xrechnung => "xrechnung",
            Self::CiusRo => "cius_ro",
        }
    }

    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Self::En16931 => "EN 16931",
            Self::Peppol => "Peppol BIS Billing 3.0",
            Self::Xrechnung => "XRechnung 3.0",
            Self::CiusRo => "CIUS-RO 1.0.1",
        }
    }

    /// BT-24: the specification it keeps to (PEPPOL-EN16931-R004, BR-DE-21, BR-RO-001). A CII document that is embedded
    /// in a PDF as Factur-X says that of EN 16931 in any profile.
    pub fn customization_id(self) -> &'static str {
        match self {
            Self::En16931 => "urn:cen.eu:en16931:2017",
            Self::Peppol => "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
            Self::Xrechnung => "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0",
            Self::CiusRo => "urn:cen.eu:en16931:2017#compliant#urn:efactura.mfinante.ro:CIUS-RO:1.0.1",
        }
    }

    /// BT-23: the business process, where the profile asks for one (PEPPOL-EN16931-R001 and R007, which XRechnung takes
    /// over).
    pub fn process_id(self) -> Option<&'static str> {
        match self {
            Self::Peppol | Self::Xrechnung => Some("urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"),
            Self::En16931 | Self::CiusRo => None,
        }
    }

    /// BT-3 of an invoice. XRechnung and CIUS-RO do not know the deposit invoice (BR-DE-17, BR-RO-020): there it is an
    /// invoice as any other.
    pub fn invoice_type_code(self, kind: InvoiceKind) -> &'static str {
        match self {
            Self::En16931 | Self::Peppol => kind.code(),
            Self::Xrechnung | Self::CiusRo => InvoiceKind::Standard.code(),
        }
    }
}

/// What becomes of an invoice whose electronic invoice cannot be written: a currency of three decimals, or a term that
/// the profile asks for and nobody told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ElectronicInvoice {
    /// It is refused, with the reason, before a number is used.
    Required,
    /// It is issued, and its PDF stands alone.
    WherePossible,
}

impl ElectronicInvoice {
    /// Reads its name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        match text {
            "required" => Ok(Self::Required),
            "where_possible" => Ok(Self::WherePossible),
            _ => Err(Invalid::new(
                "electronic_invoice_unknown",
                format!("{text:?} is not one of required, where_possible"),
            )),
        }
    }

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::WherePossible => "where_possible",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_read_by_the_name_it_is_written_with() {
        for profile in Profile::ALL {
            assert_eq!(Profile::parse(profile.as_str()), Ok(profile));
            assert_eq!(serde_json::to_value(profile).unwrap(), profile.as_str());
            assert!(profile.customization_id().starts_with("urn:cen.eu:en16931:2017"), "{profile:?}");
        }
        assert_eq!(Profile::parse("zugferd").unwrap_err().code, "profile_unknown");
    }

    #[test]
    fn what_becomes_of_an_invoice_is_read_by_the_name_it_is_written_with() {
        for mode in [ElectronicInvoice::Required, ElectronicInvoice::WherePossible] {
            assert_eq!(ElectronicInvoice::parse(mode.as_str()), Ok(mode));
            assert_eq!(serde_json::to_value(mode).unwrap(), mode.as_str());
        }
        assert_eq!(ElectronicInvoice::parse("never").unwrap_err().code, "electronic_invoice_unknown");
    }

    #[test]
    fn a_deposit_is_told_where_the_profile_knows_it() {
        let codes = |kind| Profile::ALL.map(|profile| profile.invoice_type_code(kind));
        assert_eq!(codes(InvoiceKind::Deposit), ["386", "386", "380", "380"]);
        assert_eq!(codes(InvoiceKind::Standard), ["380"; 4]);
    }

    #[test]
    fn peppol_and_xrechnung_name_the_business_process() {
        let named: Vec<_> = Profile::ALL.into_iter().filter(|profile| profile.process_id().is_some()).collect();
        assert_eq!(named, [Profile::Peppol, Profile::Xrechnung]);
    }
}
