-- What became of messages after gateways had taken them, as they tell in receipts.
ALTER TABLE outbox_message
  DROP CONSTRAINT outbox_message_state_check,
  ADD CONSTRAINT outbox_message_state_check CHECK (state IN (
    'queued', 'sending', 'sent', 'delivered', 'undelivered', 'rejected', 'unknown', 'expired')),
  ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY,
  -- The sealed text of a code that was sent, for as long as another gateway may have to send it; then erased as the other.
  ADD COLUMN spare bytea,
  ADD COLUMN failed_over_at timestamptz,
  ADD COLUMN verified_at timestamptz;

CREATE UNIQUE INDEX outbox_message_number_idx ON outbox_message (number);
CREATE INDEX outbox_message_spare_idx ON outbox_message (expires_at) WHERE spare IS NOT NULL;
CREATE INDEX outbox_message_phone_idx ON outbox_message (phone, created_at) WHERE phone IS NOT NULL;

-- The last news of each attempt. NULL while there are none.
ALTER TABLE message_attempt
  ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ADD COLUMN state text CHECK (state IN ('sent', 'delivered', 'undelivered', 'expired', 'rejected')),
  ADD COLUMN state_at timestamptz,
  ADD COLUMN receipt_code text;

-- The same order as in MessageState: news only bring a message forward.
CREATE FUNCTION message_step(state text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN state IN ('delivered', 'undelivered', 'expired', 'rejected') THEN 3
    WHEN state = 'sent' THEN 2
    WHEN state = 'unknown' THEN 1
    ELSE 0
  END
$$;

-- News that came before their message was written down as sent, and news of messages that are not ours.
CREATE TABLE early_receipt (
  gateway text NOT NULL,
  names   text[] NOT NULL,
  state   text NOT NULL,
  code    text,
  at      timestamptz NOT NULL,
  PRIMARY KEY (gateway, names, state)
);
