//! The documents in the stack's bucket.

use crate::aws::{Call, call_as};
use crate::shop::Shop;
use crate::stack::stack;

/// How often the PDF of a shop's invoice was written, all its versions counted.
pub(crate) fn times_written(shop: &Shop, invoice: &str) -> usize {
    let path = format!("/{}", stack().bucket);
    let own = format!("{}/", shop.merchant);
    let query = [("prefix", own.as_str()), ("versions", "")];
    let call = Call { service: "s3", method: "GET", path: &path, query: &query, ..Call::default() };
    let listed = call_as(&stack().root, call).answer.expect(200).text;
    assert!(!listed.contains("<IsTruncated>true"), "more documents than one page lists");
    let pdf = format!("{invoice}.pdf");
    listed.split("<Version>").skip(1).filter(|version| version.contains(&pdf)).count()
}
