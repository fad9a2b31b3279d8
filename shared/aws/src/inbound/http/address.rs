//! The parts of an address.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use wire::problem::Problem;

use super::refusal::Refusal;

/// What stands in the places of a route, as text. What is no text names nothing that is here.
#[derive(Debug, Clone)]
pub struct Address<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Address<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let unknown = |_| Problem::new(404, "not_found", "there is nothing at this address");
        let Path(found) = Path::<T>::from_request_parts(parts, state).await.map_err(unknown)?;
        Ok(Self(found))
    }
}
