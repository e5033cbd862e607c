-- Codes that wait to be typed: one for each phone and purpose, so that a newer code takes the place of the older.
CREATE TABLE code_challenge (
  id           uuid PRIMARY KEY,
  phone        text NOT NULL,
  purpose      text NOT NULL,
  code_hash    bytea NOT NULL,
  guesses_left integer NOT NULL CHECK (guesses_left >= 0),
  expires_at   timestamptz NOT NULL,
  closed_at    timestamptz,
  UNIQUE (phone, purpose)
) WITH (fillfactor = 80);

-- Guesses that count as wrong, for a phone from anywhere (network '') and from each network.
CREATE TABLE guess_memory (
  phone        text NOT NULL,
  network      text NOT NULL,
  guessed_at   timestamptz[] NOT NULL,
  locked_until timestamptz NOT NULL DEFAULT '-infinity',
  locks        integer NOT NULL DEFAULT 0,
  PRIMARY KEY (phone, network)
) WITH (fillfactor = 80);

-- The same guesses by network alone. Rows are added and never changed: many people share a network, and none of them
-- should wait for the others.
CREATE TABLE network_guess (
  network    text NOT NULL,
  challenge  uuid NOT NULL,
  guessed_at timestamptz NOT NULL
);

CREATE INDEX network_guess_idx ON network_guess (network, guessed_at);
CREATE INDEX network_guess_challenge_idx ON network_guess (challenge);

-- The moments after the given one.
CREATE FUNCTION later_than(moments timestamptz[], since timestamptz) RETURNS timestamptz[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(SELECT moment FROM unnest(moments) AS moment WHERE moment > since ORDER BY moment);

-- The moments without one that equals the given one.
CREATE FUNCTION without_one(moments timestamptz[], moment timestamptz) RETURNS timestamptz[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN array_position(moments, moment) IS NULL THEN moments
    ELSE moments[:array_position(moments, moment) - 1] || moments[array_position(moments, moment) + 1:]
  END;
