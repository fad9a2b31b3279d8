//! Ids: typed, prefixed and sortable by the time they were made.

use std::fmt;
use std::marker::PhantomData;

use ulid::Ulid;

use crate::refusal::Invalid;

/// What an id names; its prefix is part of the published form.
pub trait Kind: Copy + fmt::Debug + Eq + Ord + std::hash::Hash + Send + Sync + 'static {
    /// Three letters before the underscore.
    const PREFIX: &'static str;
}

/// An id such as `inv_01jd0v5e6w3k8t7n9m2q4r5s6t`: the kind's prefix and a ULID in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id<K: Kind>(Ulid, PhantomData<K>);

impl<K: Kind> Id<K> {
    /// Gives a ULID its kind.
    pub const fn new(ulid: Ulid) -> Self {
        Self(ulid, PhantomData)
    }

    /// Reads the published form.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let malformed = || Invalid::new("id_malformed", format!("not an id that begins with {}_", K::PREFIX));
        let rest = text.strip_prefix(K::PREFIX).and_then(|rest| rest.strip_prefix('_')).ok_or_else(malformed)?;
        let ulid = Ulid::from_string(rest).map_err(|_| malformed())?;
        // One id has one spelling, since storage keys compare it as text.
        Some(Self::new(ulid)).filter(|id| id.to_string() == text).ok_or_else(malformed)
    }

    /// The part without the prefix.
    pub const fn ulid(self) -> Ulid {
        self.0
    }
}

impl<K: Kind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = [0; ulid::ULID_LEN];
        let text = self.0.array_to_str(&mut buffer);
        text.make_ascii_lowercase();
        write!(f, "{}_{text}", K::PREFIX)
    }
}

impl<K: Kind> serde::Serialize for Id<K> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, K: Kind> serde::Deserialize<'de> for Id<K> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

macro_rules! kinds {
    ($($kind:ident $id:ident $prefix:literal $what:literal;)*) => {$(
        #[doc = concat!("The kind of ", $what, ".")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $kind;
        impl Kind for $kind {
            const PREFIX: &'static str = $prefix;
        }
        #[doc = concat!("Names ", $what, ".")]
        pub type $id = Id<$kind>;
    )*};
}

kinds! {
    Merchant MerchantId "mer" "a merchant";
    ApiKey ApiKeyId "key" "an API key";
    Customer CustomerId "cus" "a customer";
    Invoice InvoiceId "inv" "an invoice, as a draft and once issued";
    CreditNote CreditNoteId "crn" "a credit note";
    Refund RefundId "rfd" "a refund: money that goes back";
    Payment PaymentId "pay" "a payment";
    Event EventId "evt" "an event: one row of the journal";
    Discrepancy DiscrepancyId "dis" "a payment that does not fit";
    EndpointPart EndpointPartId "whe" "the second half of a webhook endpoint's id";
}

/// A webhook endpoint: it is reached without a key, so its id names its merchant too: `whe_` and two ULIDs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WebhookEndpointId {
    /// Whose endpoint it is.
    pub merchant: MerchantId,
    /// Which of the merchant's endpoints.
    pub own: EndpointPartId,
}

impl WebhookEndpointId {
    /// Reads the published form.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let malformed = || Invalid::new("id_malformed", "not an id that begins with whe_");
        let digits = text.strip_prefix("whe_").filter(|digits| digits.is_ascii()).ok_or_else(malformed)?;
        let (merchant, own) = digits.split_at_checked(ulid::ULID_LEN).ok_or_else(malformed)?;
        let part = |digits: &str| Ulid::from_string(digits).map_err(|_| malformed());
        let id = Self { merchant: MerchantId::new(part(merchant)?), own: EndpointPartId::new(part(own)?) };
        Some(id).filter(|id| id.to_string() == text).ok_or_else(malformed)
    }
}

impl fmt::Display for WebhookEndpointId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let merchant = self.merchant.0.to_string().to_ascii_lowercase();
        write!(f, "whe_{merchant}{}", self.own.0.to_string().to_ascii_lowercase())
    }
}

crate::refusal::serde_as_text!(WebhookEndpointId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_spelling_and_its_own_prefix() {
        let id = InvoiceId::new(Ulid::from_parts(1_700_000_000_000, 42));
        let text = id.to_string();
        assert_eq!(InvoiceId::parse(&text).unwrap(), id);
        assert_eq!(InvoiceId::parse(&text.to_uppercase()).unwrap_err().code, "id_malformed");
        assert_eq!(CustomerId::parse(&text).unwrap_err().code, "id_malformed");
        assert!(InvoiceId::parse("inv_").is_err() && InvoiceId::parse("inv").is_err() && InvoiceId::parse("").is_err());
    }

    #[test]
    fn ids_sort_by_the_time_they_were_made() {
        let earlier = EventId::new(Ulid::from_parts(1_700_000_000_000, u128::from(u64::MAX)));
        let later = EventId::new(Ulid::from_parts(1_700_000_000_001, 0));
        assert!(earlier < later && earlier.to_string() < later.to_string());
    }

    #[test]
    fn a_webhook_endpoint_names_its_merchant() {
        let id = WebhookEndpointId {
            merchant: MerchantId::new(Ulid::from_parts(1, 2)),
            own: EndpointPartId::new(Ulid::from_parts(3, 4)),
        };
        assert_eq!(WebhookEndpointId::parse(&id.to_string()).unwrap(), id);
        for text in ["whe_", "whe_01", "mer_x", &format!("{id}0"), &id.to_string().to_uppercase(), "whe_ø"] {
            assert!(WebhookEndpointId::parse(text).is_err(), "{text}");
        }
    }
}
