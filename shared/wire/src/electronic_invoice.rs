//! What electronic invoices ask of parties and invoices, on the wire.

use deserr::{Deserr, ValuePointerRef};
use domain::electronic_invoice::{Endpoint, EndpointScheme, IdScheme};
use domain::invoice::{DeliveryAddress, InvoicingPeriod};
use domain::refusal::{Invalid, InvalidAt};
use domain::text::{Name, Reference};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use crate::party::{AddressAnswer, AddressInput};
use crate::read::{FieldErrors, Read};

/// An electronic address (BT-34, BT-49).
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields, validate = check_endpoint -> FieldErrors)]
pub struct EndpointInput {
    /// Its kind, by the Electronic Address Scheme list: `0184` a CVR number, `0088` a GLN, `9930` a German VAT
    /// identifier, `EM` a mail address.
    #[schema(value_type = String, example = "0184")]
    pub scheme: Read<EndpointScheme>,
    /// The address.
    #[schema(value_type = String, max_length = 100, example = "12345674")]
    pub id: Read<Reference>,
}

fn check_endpoint(read: EndpointInput, location: ValuePointerRef<'_>) -> Result<EndpointInput, FieldErrors> {
    read.endpoint().map_err(|invalid| FieldErrors::refused(&invalid, location.push_key("id")))?;
    Ok(read)
}

impl EndpointInput {
    /// The address, as it was checked when it was read.
    pub fn endpoint(&self) -> Result<Endpoint, Invalid> {
        Endpoint::new(self.scheme.0.clone(), self.id.0.clone())
    }
}

/// Whether a legal registration is what its register writes, and a register not told without one.
pub(crate) fn check_legal_id(id: Option<&Read<Reference>>, scheme: Option<&Read<IdScheme>>) -> Result<(), InvalidAt> {
    match (id, scheme) {
        (Some(id), Some(scheme)) => scheme.0.check(&id.0).map_err(|invalid| invalid.at("/legal_id")),
        (None, Some(_)) => {
            let detail = "a register is told with the legal_id that stands in it";
            Err(Invalid::new("legal_id_missing", detail).at("/legal_id_scheme"))
        }
        (_, None) => Ok(()),
    }
}

/// The place something is delivered to (BG-13, BG-15).
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
pub struct DeliveryAddressInput {
    /// Who receives it there, where that is not the buyer (BT-70).
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub name: Option<Read<Name>>,
    /// BT-75 to BT-80.
    pub address: AddressInput,
}

impl From<DeliveryAddressInput> for DeliveryAddress {
    fn from(read: DeliveryAddressInput) -> Self {
        Self { name: read.name.map(|name| name.0), address: read.address.into() }
    }
}

/// The days an invoice is for (BG-14), both included.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields, validate = check_period -> FieldErrors)]
pub struct PeriodInput {
    /// BT-73.
    #[schema(value_type = String, format = Date, example = "2026-11-01")]
    pub start: Read<Date>,
    /// Not before the start (BT-74).
    #[schema(value_type = String, format = Date, example = "2026-11-30")]
    pub end: Read<Date>,
}

fn check_period(read: PeriodInput, location: ValuePointerRef<'_>) -> Result<PeriodInput, FieldErrors> {
    read.period().map_err(|invalid| FieldErrors::refused(&invalid, location.push_key("end")))?;
    Ok(read)
}

impl PeriodInput {
    /// The days, as they were checked when they were read.
    pub fn period(&self) -> Result<InvoicingPeriod, Invalid> {
        InvoicingPeriod::new(self.start.0, self.end.0)
    }
}

/// An electronic address as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EndpointAnswer {
    scheme: String,
    id: String,
}

impl From<&Endpoint> for EndpointAnswer {
    fn from(endpoint: &Endpoint) -> Self {
        Self { scheme: endpoint.scheme.to_string(), id: endpoint.id.to_string() }
    }
}

/// The place of delivery as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeliveryAddressAnswer {
    name: Option<String>,
    address: AddressAnswer,
}

impl From<&DeliveryAddress> for DeliveryAddressAnswer {
    fn from(told: &DeliveryAddress) -> Self {
        Self { name: told.name.as_ref().map(Name::to_string), address: (&told.address).into() }
    }
}

/// The days an invoice is for, as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PeriodAnswer {
    start: String,
    end: String,
}

impl From<InvoicingPeriod> for PeriodAnswer {
    fn from(period: InvoicingPeriod) -> Self {
        Self { start: period.start().to_string(), end: period.end().to_string() }
    }
}
