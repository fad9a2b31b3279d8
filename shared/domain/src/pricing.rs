//! What items cost: price lists, coupons, minimum commitments and credit limits. Prices are before VAT.

mod asked_item;
mod coupon;
mod coupon_code;
mod coupon_use;
mod credit_limit;
mod explanation;
mod item;
mod item_price;
mod percentage_price;
mod price_list;
mod price_model;
mod price_table;
mod quantity_discount;
mod tiers;
mod validity;

pub use asked_item::{AskedItem, Measure};
pub use coupon::{Coupon, CouponDuration, CouponProfile, CouponTerms, CouponWorth};
pub use coupon_code::{CODE_MAX, CouponCode};
pub use coupon_use::CouponUse;
pub use credit_limit::{CreditCheck, CreditLimit, WhenExceeded};
pub use explanation::{Explanation, PriceRule, RungBounds};
pub use item::{Item, ItemProfile};
pub use item_price::ItemPrice;
pub use percentage_price::PercentagePrice;
pub use price_list::{PriceList, PriceListProfile};
pub use price_model::PriceModel;
pub use price_table::{PRICES_MAX, PriceTable, STEPS_MAX};
pub use quantity_discount::{QUANTITY_DISCOUNTS_MAX, QuantityDiscount, QuantityDiscounts};
pub use tiers::{Rung, TIERS_MAX, Tier, Tiers};
pub use validity::Validity;

use crate::money::MoneyError;
use crate::refusal::Invalid;

/// An amount that could not be formed, as the caller is told.
fn refused(error: MoneyError) -> Invalid {
    let code = match error {
        MoneyError::TooLarge => "amount_too_large",
        MoneyError::CurrenciesDiffer(..) => "currency_differs",
    };
    Invalid::new(code, error.to_string())
}
