//! The sweep alone brings an invoice to its customer, when nobody reads the stream.

use jiff::SignedDuration;

use crate::aws::invoke;
use crate::events::tick;
use crate::machinery::hold;
use crate::shop::{Shop, id_of};

#[test]
#[ignore = "needs a stack: make test"]
fn the_sweep_alone_brings_an_invoice_to_its_customer() {
    let shop = Shop::open("swept");
    let customer = shop.customer();
    let held = hold("relay-events");
    let ids = [id_of(&shop.issue(&customer, "order-1"))];
    invoke("sweep", &tick(SignedDuration::from_mins(20)));
    shop.wait_for_delivery(&ids, "drawn");
    invoke("sweep", &tick(SignedDuration::from_mins(20)));
    shop.wait_for_delivery(&ids, "sent");
    drop(held);
    assert_eq!(shop.names(&ids[0]), ["invoice.issued", "invoice.drawn", "mail.sent"]);
}
