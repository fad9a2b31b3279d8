//! What items cost: price lists, coupons, minimum commitments and credit limits. Prices are before VAT.

mod asked_item;
mod choice;
mod coupon;
mod coupon_code;
mod credit_limit;
mod explanation;
mod item;
mod item_price;
mod minimum_commitment;
mod percentage_price;
mod price_list;
mod price_model;
mod price_table;
mod quantity_discount;
mod quote;
mod redemption;
mod split;
mod tiers;
mod validity;

pub use asked_item::{AskedItem, Measure};
pub use choice::{ChosenPrice, PriceQuery, choose};
pub use coupon::{Coupon, CouponDuration, CouponProfile, CouponTerms, CouponWorth};
pub use coupon_code::{CODE_MAX, CouponCode};
pub use credit_limit::{CreditLimit, WhenExceeded};
pub use explanation::{Explanation, PriceRule, RungBounds};
pub use item::{Item, ItemProfile};
pub use item_price::ItemPrice;
pub use minimum_commitment::lacking_of_minimum;
pub use percentage_price::PercentagePrice;
pub use price_list::{PriceList, PriceListProfile};
pub use price_model::PriceModel;
pub use price_table::{PRICES_MAX, PriceTable, STEPS_MAX};
pub use quantity_discount::{QUANTITY_DISCOUNTS_MAX, QuantityDiscount, QuantityDiscounts};
pub use quote::{QuotedLine, quote};
pub use redemption::{
    AppliedCoupon, COUPONS_MAX, CouponOrder, PresentedCoupon, Redemption, TaxableBase, redeem, taxable_bases,
};
pub use tiers::{Rung, TIERS_MAX, Tier, Tiers};
pub use validity::Validity;

use crate::money::MoneyError;
use crate::refusal::Invalid;
use split::split;

/// An amount that could not be formed, as the caller is told.
fn refused(error: MoneyError) -> Invalid {
    let code = match error {
        MoneyError::TooLarge => "amount_too_large",
        MoneyError::CurrenciesDiffer(..) => "currency_differs",
    };
    Invalid::new(code, error.to_string())
}
