//! Says what an invoice would come to, and does nothing.

use domain::invoice::{Catalogue, Circumstances, Deposit, DraftContent, InvoiceState, Ready, make_ready};
use domain::merchant::Merchant;
use domain::party::Customer;
use domain::series::{Numbering, Purpose};

use super::catalogue::read_catalogue;
use super::coupons::read_coupons;
use super::credit::{OnAccount, on_account};
use super::customer_of;
use super::deposits::read_deposits;
use crate::desk::Act;
use crate::failure::{Error, Rejection};
use crate::ports::{Records, Store, Write};
use crate::rows::keys;
use crate::series::numbering_of;

/// What is asked for, settled on this day, with the parties and the series it names.
pub(super) struct Settled {
    pub(super) merchant: Merchant,
    pub(super) customer: Customer,
    pub(super) numbering: Numbering,
    pub(super) ready: Ready,
    /// The deposits it deducts, as they stand.
    pub(super) deposits: Vec<InvoiceState>,
    /// What counts the uses of its coupons.
    pub(super) coupon_uses: Vec<Write>,
    /// What it adds to what the customer owes.
    pub(super) on_account: OnAccount,
}

/// The same arithmetic and the same refusals as issuing, without an effect.
pub async fn preview(store: &impl Store, act: &Act, content: &DraftContent) -> Result<Ready, Error> {
    Ok(settle(store, act, content).await?.ready)
}

/// Reads the parties and the series, and settles everything but the number, or says why it cannot be issued.
pub(super) async fn settle(store: &impl Store, act: &Act, content: &DraftContent) -> Result<Settled, Error> {
    let merchant: Option<Merchant> = store.find(&keys::merchant(act.merchant)).await?;
    let merchant = merchant.ok_or_else(|| Rejection::not_found("merchant"))?;
    let customer = customer_of(store, act, content.customer).await?;
    let today = merchant.profile.time_zone.date_at(act.now);
    let deposits = read_deposits(store, act, &content.deducts).await?;
    let standing: Vec<_> = deposits.iter().map(|(invoice, state)| Deposit { invoice, state }).collect();
    let (items, price_lists) = read_catalogue(store, act, content, &customer.profile, today).await?;
    let presented = read_coupons(store, act, content).await?;
    let around = Circumstances {
        merchant: &merchant.profile,
        tax: &merchant.tax,
        customer: &customer.profile,
        today,
        catalogue: Catalogue { items: &items, price_lists: &price_lists },
        coupons: &presented.to_redeem(),
        deposits: &standing,
    };
    let ready = make_ready(content, around)?;
    let coupon_uses = presented.count(act, content.customer, &ready.coupons);
    let (buyer, payable) = ((content.customer, &customer.profile), ready.priced.totals.payable);
    let on_account = on_account(store, act, &merchant.profile, buyer, payable).await?;
    let deposits = deposits.into_iter().map(|(_, state)| state).collect();
    let numbering =
        numbering_of(store, act, content.series.as_ref(), Purpose::Invoice, ready.issue_date.year()).await?;
    Ok(Settled { merchant, customer, numbering, ready, deposits, coupon_uses, on_account })
}
