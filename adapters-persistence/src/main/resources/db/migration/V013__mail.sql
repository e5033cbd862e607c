-- Mail waits where texts to phones wait. Each channel has its own line, so that neither looks through the other's.
-- Whom a message went to may be forgotten once it needs no more sending.
ALTER TABLE outbox_message
  ALTER COLUMN phone DROP NOT NULL,
  ADD COLUMN channel text NOT NULL DEFAULT 'sms',
  ADD COLUMN email text,
  ADD CONSTRAINT outbox_message_recipient_check CHECK (
    CASE channel WHEN 'sms' THEN email IS NULL WHEN 'mail' THEN phone IS NULL ELSE false END
    AND (text IS NULL OR num_nonnulls(phone, email) = 1));

DROP INDEX outbox_message_due_idx;
CREATE INDEX outbox_message_due_idx ON outbox_message (channel, due_at) WHERE text IS NOT NULL;
