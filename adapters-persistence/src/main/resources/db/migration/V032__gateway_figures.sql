-- How gateways do: one row for each gateway, country calling code and hour of sending.
CREATE TABLE gateway_hour (
  gateway     text NOT NULL,
  country     text NOT NULL,
  hour        timestamptz NOT NULL,
  sent        bigint NOT NULL DEFAULT 0,
  delivered   bigint NOT NULL DEFAULT 0,
  undelivered bigint NOT NULL DEFAULT 0,
  verified    bigint NOT NULL DEFAULT 0,
  -- The same for codes alone, as it was some minutes after they were sent: what gateways are judged by.
  judged             bigint NOT NULL DEFAULT 0,
  judged_delivered   bigint NOT NULL DEFAULT 0,
  judged_undelivered bigint NOT NULL DEFAULT 0,
  judged_verified    bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (gateway, country, hour)
);

CREATE INDEX gateway_hour_hour_idx ON gateway_hour (hour);

-- Gateways that are asked last in a country for how they have done. Says of which of them the operator was told.
CREATE TABLE gateway_demotion (
  gateway text NOT NULL,
  country text NOT NULL,
  since   timestamptz NOT NULL,
  PRIMARY KEY (gateway, country)
);

-- What of an attempt is in the figures (1 sent, 2 delivered, 4 undelivered, 8 verified, 16 judged), and when to look again. What
-- was there before is left out.
ALTER TABLE message_attempt
  ADD COLUMN counted integer NOT NULL DEFAULT 0,
  ADD COLUMN count_at timestamptz;
ALTER TABLE message_attempt ALTER COLUMN count_at SET DEFAULT '-infinity';

CREATE INDEX message_attempt_count_idx ON message_attempt (count_at) WHERE count_at IS NOT NULL;

-- Codes that were right, noted by the statement that ends their challenge: the sign-in waits for nothing else, and whoever counts
-- takes them from here. A challenge and the message that brought its code expire at the same moment.
CREATE TABLE code_verified (
  phone      text NOT NULL,
  expires_at timestamptz NOT NULL,
  at         timestamptz NOT NULL
);

CREATE FUNCTION note_verified_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO code_verified (phone, expires_at, at) VALUES (NEW.phone, NEW.expires_at, NEW.closed_at);
  RETURN NULL;
END
$$;

CREATE TRIGGER code_challenge_verified AFTER UPDATE OF closed_at ON code_challenge
  FOR EACH ROW WHEN (OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL)
  EXECUTE FUNCTION note_verified_code();

-- As CallingCode in the domain.
CREATE FUNCTION calling_code(phone text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN phone IS NULL THEN ''
    WHEN phone ~ '^\+[17]' THEN substr(phone, 2, 1)
    WHEN phone ~ '^\+(20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])' THEN substr(phone, 2, 2)
    ELSE substr(phone, 2, 3)
  END
$$;
