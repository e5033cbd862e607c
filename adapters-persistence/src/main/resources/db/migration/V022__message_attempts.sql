-- Every gateway that was asked to carry a message, in the words that are the same for all of them. The name that the gateway
-- gave to the message is what later news of it will be found by.
CREATE TABLE message_attempt (
  message_id    uuid NOT NULL REFERENCES outbox_message (id) ON DELETE CASCADE,
  gateway       text NOT NULL,
  at            timestamptz NOT NULL,
  outcome       text NOT NULL,
  provider_id   text,
  provider_code text
);

CREATE INDEX message_attempt_message_idx ON message_attempt (message_id, at);
CREATE INDEX message_attempt_provider_idx ON message_attempt (gateway, provider_id) WHERE provider_id IS NOT NULL;
