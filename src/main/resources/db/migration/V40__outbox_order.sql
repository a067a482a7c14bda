-- Deliveries are taken in the order of this index, so that a long queue is not sorted for each batch.
drop index outbox_delivery_due;
create index outbox_delivery_due on outbox_delivery (state, channel, due, created, id);

-- The last deliveries of a channel, for the page of all mails.
create index outbox_delivery_latest on outbox_delivery (channel, created);
