//! Which price lists there are: how an invoice finds those that hold, and how many there may be.

use domain::currency::Currency;
use domain::id::{CustomerId, MerchantId, PriceListId};
use domain::pricing::Validity;
use domain::refusal::Invalid;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Record, RowKey, keys};
use crate::price_lists::PRICED_BACK_DAYS_MAX;

/// The most price lists of a register: those that hold, are to come, or ended less than [`KEPT_DAYS`] ago.
pub const LISTS_MAX: usize = 100;
/// How much the lists of a register that hold on one day in one currency come to at most, in KB of 1,024 bytes as
/// stored. An invoice reads them all, those of its customer's contracts beside those for everybody.
const KILOBYTES_MAX: u32 = 2_048;
/// How many days after its last one a list stays in its register.
const KEPT_DAYS: i64 = 400;
const _: () = assert!(KEPT_DAYS > PRICED_BACK_DAYS_MAX, "no list is missed that held on a day asked for");

/// Which price lists a merchant has for everybody, or by contract for one customer: so an invoice reads this row and
/// the lists that hold on its day, and no others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceListRegister {
    /// Whose.
    pub merchant: MerchantId,
    /// Whose contracts; none where the lists are for everybody.
    pub customer: Option<CustomerId>,
    /// The lists, as they were made.
    pub lists: Vec<RegisteredList>,
    /// Moves with every change.
    pub version: u64,
}

/// A price list as far as it takes to know whether an invoice needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisteredList {
    /// Which.
    pub id: PriceListId,
    /// Of its prices.
    pub currency: Currency,
    /// When it holds.
    #[serde(flatten)]
    pub validity: Validity,
    /// How large it is as stored, in whole KB of 1,024 bytes.
    pub kilobytes: u32,
}

impl RegisteredList {
    fn holds(&self, currency: Currency, on: Date) -> bool {
        self.currency == currency && self.validity.holds(on)
    }
}

impl PriceListRegister {
    /// Before the first list.
    pub fn none(merchant: MerchantId, customer: Option<CustomerId>) -> Self {
        Self { merchant, customer, lists: Vec::new(), version: 0 }
    }

    /// The lists in a currency that hold on a day.
    pub fn holding(&self, currency: Currency, on: Date) -> impl Iterator<Item = PriceListId> {
        self.lists.iter().filter(move |list| list.holds(currency, on)).map(|list| list.id)
    }

    /// With a list as it now is, and without those that ended long before today. Refused where there are too many
    /// (`price_lists_count`) or those of one day are too large (`price_lists_too_large`).
    pub fn with(&self, list: RegisteredList, today: Date) -> Result<Self, Invalid> {
        let forgotten = today.checked_sub(jiff::Span::new().days(KEPT_DAYS)).unwrap_or(Date::MIN);
        let others = self.lists.iter().filter(|other| other.id != list.id && !other.validity.is_over(forgotten));
        let mut lists: Vec<_> = others.copied().chain([list]).collect();
        lists.sort_unstable_by_key(|list| list.id);
        if lists.len() > LISTS_MAX {
            let detail = format!(
                "there are at most {LISTS_MAX} price lists for everybody, and as many for a customer, that hold, are \
                 to come or ended in the last {KEPT_DAYS} days; bring one of them in step instead"
            );
            return Err(Invalid::new("price_lists_count", detail));
        }
        if most_held_at_once(&lists, list.currency) > KILOBYTES_MAX {
            let detail = format!(
                "the price lists in {} that hold on one day are larger than {KILOBYTES_MAX} KB together; end one of \
                 them first",
                list.currency
            );
            return Err(Invalid::new("price_lists_too_large", detail));
        }
        Ok(Self { lists, version: self.version.saturating_add(1), ..self.clone() })
    }
}

/// How large the lists of a currency are together on the day when they are largest: some list begins on it.
fn most_held_at_once(lists: &[RegisteredList], currency: Currency) -> u32 {
    let days = lists.iter().map(|list| list.validity.from().unwrap_or(Date::MIN));
    let held = |day| lists.iter().filter(move |list| list.holds(currency, day)).map(|list| list.kilobytes);
    days.map(|day| held(day).fold(0, u32::saturating_add)).max().unwrap_or(0)
}

impl Record for PriceListRegister {
    fn key(&self) -> RowKey {
        keys::price_list_register(self.merchant, self.customer)
    }

    fn version(&self) -> Option<u64> {
        Some(self.version)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use ulid::Ulid;

    use super::*;

    const TODAY: Date = date(2026, 11, 21);

    fn currency(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    fn list(number: u128, kilobytes: u32, from: Option<Date>, to: Option<Date>) -> RegisteredList {
        let validity = Validity::new(from, to).unwrap();
        RegisteredList { id: PriceListId::new(Ulid::from(number)), currency: currency("DKK"), validity, kilobytes }
    }

    fn register(lists: impl IntoIterator<Item = RegisteredList>) -> Result<PriceListRegister, Invalid> {
        let none = PriceListRegister::none(MerchantId::new(Ulid::from(1_u128)), None);
        lists.into_iter().try_fold(none, |register, list| register.with(list, TODAY))
    }

    fn numbers(found: impl IntoIterator<Item = PriceListId>) -> Vec<u128> {
        found.into_iter().map(|id| id.ulid().into()).collect()
    }

    #[test]
    fn only_lists_of_the_currency_that_hold_on_the_day_are_read() {
        let spring = list(1, 20, Some(date(2026, 1, 1)), Some(date(2026, 6, 30)));
        let since_july = list(2, 20, Some(date(2026, 7, 1)), None);
        let in_euro = RegisteredList { currency: currency("EUR"), ..list(3, 20, None, None) };
        let register = register([since_july, in_euro, spring]).unwrap();
        let held = |code: &str, on| numbers(register.holding(currency(code), on));
        assert_eq!(held("DKK", date(2026, 6, 30)), [1]);
        assert_eq!(held("DKK", date(2026, 7, 1)), [2]);
        assert_eq!(held("EUR", date(2020, 2, 29)), [3]);
        assert_eq!(register.version, 3, "each list moved it");
    }

    #[test]
    fn a_list_that_changes_takes_its_own_place() {
        let register = register([list(1, 20, None, None), list(2, 30, None, None), list(1, 25, None, None)]).unwrap();
        let kept: Vec<_> = register.lists.iter().map(|list| list.kilobytes).collect();
        assert_eq!(kept, [25, 30]);
    }

    #[test]
    fn a_list_leaves_the_register_when_its_last_day_is_over_400_days_ago() {
        // 21 November 2026 less 400 days is 17 October 2025.
        let ended = |to| list(1, 20, None, Some(to));
        let left = |to| numbers(register([ended(to), list(2, 20, None, None)]).unwrap().lists.iter().map(|of| of.id));
        assert_eq!(left(date(2025, 10, 17)), [1, 2]);
        assert_eq!(left(date(2025, 10, 16)), [2]);
    }

    #[test]
    fn a_hundred_lists_are_kept_and_one_more_is_refused() {
        let lists = |count: u128| (1..=count).map(|number| list(number, 20, None, None));
        let full = register(lists(100)).unwrap();
        assert_eq!(full.lists.len(), 100);
        assert_eq!(full.with(list(101, 20, None, None), TODAY).unwrap_err().code, "price_lists_count");
        assert!(full.with(list(100, 21, None, None), TODAY).is_ok(), "one of them is brought in step");
        let ended_long_ago = list(1, 20, None, Some(date(2025, 1, 1)));
        assert_eq!(register(std::iter::once(ended_long_ago).chain(lists(101).skip(1))).unwrap().lists.len(), 100);
    }

    #[test]
    fn what_an_invoice_reads_on_one_day_has_a_limit_and_what_follows_each_other_adds_nothing() {
        let first_half = list(1, 1_024, Some(date(2026, 1, 1)), Some(date(2026, 6, 30)));
        let second_half = list(2, 1_024, Some(date(2026, 7, 1)), None);
        // In each half 1,024 + 1,024 = 2,048 KB.
        let always = list(3, 1_024, None, None);
        let full = register([first_half, second_half, always]).unwrap();
        for one_more in [list(4, 1, None, Some(date(2026, 1, 1))), list(4, 1, Some(date(2030, 1, 1)), None)] {
            assert_eq!(full.with(one_more, TODAY).unwrap_err().code, "price_lists_too_large");
        }
        assert!(full.with(list(4, 1_024, None, Some(date(2025, 12, 31))), TODAY).is_ok());
        let in_euro = RegisteredList { currency: currency("EUR"), ..list(4, 2_048, None, None) };
        assert!(full.with(in_euro, TODAY).is_ok());
    }
}
