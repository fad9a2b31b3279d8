//! The operator's key: whoever runs the system makes merchants with it.

use app::failure::{Rejection, RejectionKind};
use aws::inbound::http::{Caller, Refusal};
use subtle::ConstantTimeEq;

/// What the operator must show; it never leaves this process.
#[derive(Clone)]
pub struct OperatorKey(String);

impl OperatorKey {
    /// The key as the deployment generated it.
    pub fn new(key: String) -> Self {
        Self(key)
    }

    /// Lets only the operator pass, compared in constant time. An empty key lets nobody pass.
    pub(crate) fn require(&self, caller: &Caller) -> Result<(), Refusal> {
        let shown = caller.bearer()?.as_str().as_bytes();
        if !self.0.is_empty() && bool::from(shown.ct_eq(self.0.as_bytes())) {
            return Ok(());
        }
        let rejection = Rejection::new("key_unknown", "this address takes the operator's key");
        Err(rejection.of_kind(RejectionKind::Unauthenticated).into())
    }
}

/// Never the key itself.
impl std::fmt::Debug for OperatorKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OperatorKey(…)")
    }
}
