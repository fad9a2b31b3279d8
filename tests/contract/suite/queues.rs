//! Queues.

use app::ports::{MESSAGES_MAX, Message, Queue, Queues};
use domain::event::Correlation;
use domain::id::{EventId, InvoiceId};
use ulid::Ulid;

use super::World;

fn message(world: &impl World, n: u128) -> Message {
    Message {
        schema: 1,
        merchant: world.merchant(),
        invoice: InvoiceId::new(Ulid::from_parts(1, n)),
        event: EventId::new(Ulid::from_parts(2, n)),
        name: "invoice.issued".to_owned(),
        correlation: Correlation::from_text("contract-1"),
    }
}

pub(crate) async fn a_message_comes_off_a_queue_as_it_was_put_on(world: &impl World) {
    let (drawing, mailing) = (message(world, 1), message(world, 2));
    assert!(world.queues().send(Queue::RenderInvoice, std::slice::from_ref(&drawing)).await.unwrap().is_empty());
    assert!(world.queues().send(Queue::SendMail, std::slice::from_ref(&mailing)).await.unwrap().is_empty());
    assert!(world.queues().send(Queue::SendMail, &[]).await.unwrap().is_empty());
    assert_eq!(world.take(Queue::SendMail).await, Some(mailing));
    assert_eq!(world.take(Queue::RenderInvoice).await, Some(drawing));
    assert_eq!(world.take(Queue::SendMail).await, None);
}

pub(crate) async fn ten_messages_are_taken_at_once_and_the_rest_is_named(world: &impl World) {
    let messages: Vec<_> = (0..12).map(|n| message(world, n)).collect();
    assert_eq!(world.queues().send(Queue::RenderInvoice, &messages).await.unwrap(), [10, 11]);
    let mut taken = Vec::new();
    while let Some(message) = world.take(Queue::RenderInvoice).await {
        taken.push(message.invoice);
    }
    taken.sort_unstable();
    let put: Vec<_> = messages.iter().take(MESSAGES_MAX).map(|message| message.invoice).collect();
    assert_eq!(taken, put);
}
