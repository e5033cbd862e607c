-- What Telegram has told a bot of. The text is sealed, for there may be phones in it, and erased when it was handled; the
-- number is remembered for longer than Telegram repeats itself.
CREATE TABLE telegram_update (
  bot_id      bigint NOT NULL,
  update_id   bigint NOT NULL,
  person      bigint,
  json        bytea,
  state       text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'claimed', 'handled', 'given_up')),
  attempts    integer NOT NULL DEFAULT 0,
  received_at timestamptz NOT NULL,
  due_at      timestamptz NOT NULL,
  settled_at  timestamptz,
  PRIMARY KEY (bot_id, update_id),
  CHECK ((json IS NULL) = (state IN ('handled', 'given_up')))
);

-- Of one person one update is in hands at a time, whoever else thinks otherwise.
CREATE UNIQUE INDEX telegram_update_one_of_a_person_idx ON telegram_update (bot_id, person) WHERE state = 'claimed';
CREATE INDEX telegram_update_due_idx ON telegram_update (bot_id, due_at) WHERE json IS NOT NULL;
CREATE INDEX telegram_update_person_idx ON telegram_update (bot_id, person, update_id) WHERE json IS NOT NULL;
CREATE INDEX telegram_update_received_at_idx ON telegram_update (received_at);

-- Which instance is at the line to Telegram, and from which update on it asks.
CREATE TABLE telegram_line (
  bot_id      bigint PRIMARY KEY,
  holder      text,
  held_until  timestamptz NOT NULL,
  next_update bigint NOT NULL DEFAULT 0,
  moved_at    timestamptz NOT NULL,
  webhook     text
);
