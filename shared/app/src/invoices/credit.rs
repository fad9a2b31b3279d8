//! What an invoice adds to its customer's account, and how far the customer's credit limit lets it.
//!
//! The limit is a condition of the addition itself, in the transaction that issues: of many orders at once no more are
//! issued than fit.

use domain::id::CustomerId;
use domain::merchant::MerchantProfile;
use domain::money::Money;
use domain::party::CustomerProfile;
use domain::pricing::{CreditLimit, WhenExceeded};
use domain::refusal::Invalid;

use crate::desk::Act;
use crate::failure::{Error, Rejection};
use crate::ports::{Store, Write};
use crate::rows::{RowKey, keys};

/// An invoice on its customer's account.
pub(super) struct OnAccount {
    account: RowKey,
    payable: Money,
    /// None where nothing limits it: a limit is of one currency, and what adds nothing passes none.
    limit: Option<CreditLimit>,
    when_exceeded: WhenExceeded,
    /// Why it waits for an approval, where it does.
    held: Option<Rejection>,
}

/// Puts what is payable on the account of a customer; one read where a limit holds. Refused where it would pass the
/// limit (`credit_limit_exceeded`), unless the merchant lets such orders wait for an approval.
pub(super) async fn on_account(
    store: &impl Store,
    act: &Act,
    merchant: &MerchantProfile,
    (customer, profile): (CustomerId, &CustomerProfile),
    payable: Money,
) -> Result<OnAccount, Error> {
    let account = keys::account(act.merchant, customer, payable.currency());
    let holds = |limit: &CreditLimit| limit.amount().currency() == payable.currency() && payable.minor() > 0;
    let limit = profile.credit_limit.filter(holds);
    let when_exceeded = merchant.credit_limit_exceeded;
    let mut held = None;
    if let Some(limit) = limit {
        let open = store.counter(&account).await?.unwrap_or(0);
        let open = Money::from_minor(open, payable.currency()).map_err(Invalid::from)?;
        if limit.exceeded_by(open, payable)?.is_some() {
            let rejection = exceeded(limit, open, payable, when_exceeded);
            match when_exceeded {
                WhenExceeded::Refuse => return Err(rejection.into()),
                WhenExceeded::Hold => held = Some(rejection),
            }
        }
    }
    Ok(OnAccount { account, payable, limit, when_exceeded, held })
}

fn exceeded(limit: CreditLimit, open: Money, payable: Money, when_exceeded: WhenExceeded) -> Rejection {
    let (limit, currency) = (limit.amount(), payable.currency());
    let owes = format!(
        "the customer owes {open} {currency} and may owe {limit} {currency}; this order of {payable} {currency} passes \
         that"
    );
    match when_exceeded {
        WhenExceeded::Refuse => {
            Rejection::new("credit_limit_exceeded", format!("{owes}; have it pay first, or raise its credit_limit"))
        }
        WhenExceeded::Hold => {
            let detail = format!("{owes}: draft it, submit it, and have somebody who did not write it approve it");
            Rejection::new("credit_approval_missing", detail)
        }
    }
    .at("/customer")
}

impl OnAccount {
    /// The addition. Where orders past the limit wait for an approval, an approved one may pass it; another is refused
    /// (`credit_approval_missing`) where it would.
    pub(super) fn add(self, approved: bool) -> Result<Write, Rejection> {
        let amount = self.payable.minor();
        if approved && self.when_exceeded == WhenExceeded::Hold {
            return Ok(Write::Add(self.account, amount));
        }
        match (self.held, self.limit) {
            (Some(rejection), _) => Err(rejection),
            (None, None) => Ok(Write::Add(self.account, amount)),
            (None, Some(limit)) => Ok(Write::AddWithin { counter: self.account, amount, most: limit.amount().minor() }),
        }
    }
}
