//! Draws a letter about money: nothing is kept, nothing is sent.

use super::{ReceiptMatter, ReminderMatter, StatementMatter, Studio};
use crate::desk::Act;
use crate::failure::Failure;
use crate::ports::{Documents, Drawing, Store};
use crate::themes::look;

/// Which letter, and what it says.
#[derive(Debug, Clone)]
pub enum Letter {
    /// It reminds of what is open.
    Reminder(ReminderMatter),
    /// It confirms a payment.
    Receipt(ReceiptMatter),
    /// It tells how an account stands.
    Statement(StatementMatter),
}

/// The PDF of a letter in the merchant's look.
pub async fn draw_letter<L: Documents, R: Drawing>(
    store: &impl Store,
    studio: Studio<'_, L, R>,
    act: &Act,
    letter: &Letter,
) -> Result<Vec<u8>, Failure> {
    let look = look(store, studio.shelf, studio.logos, act.merchant).await?;
    studio.drawing.draw_letter(letter, &look)
}
