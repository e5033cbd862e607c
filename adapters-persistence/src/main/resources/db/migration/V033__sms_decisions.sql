-- What was decided about each message to a phone, and why. Numbers are written masked and as keyed digests: whoever asks about
-- a number finds it, whoever has only this table does not. A message that is sent has the id that it has in the outbox.
CREATE TABLE sms_decision (
  number      bigint GENERATED ALWAYS AS IDENTITY,
  id          uuid PRIMARY KEY,
  at          timestamptz NOT NULL,
  phone       text NOT NULL,
  phone_key   text NOT NULL,
  prefix_key  text NOT NULL,
  purpose     text NOT NULL,
  code        boolean NOT NULL,
  network     text,
  range       text,
  region      text NOT NULL,
  kind        text NOT NULL,
  rule        text NOT NULL,
  detail      text NOT NULL DEFAULT '',
  mode        text NOT NULL,
  sent        boolean NOT NULL,
  reserved    bigint NOT NULL,
  charged     bigint,
  typed_at    timestamptz
) WITH (fillfactor = 80);

CREATE INDEX sms_decision_phone_idx ON sms_decision (phone_key, number);
CREATE INDEX sms_decision_at_idx ON sms_decision (at);

-- The money that messages took lately, in ten-thousandths: one row for each budget, with what was spent in each step, which
-- is named by its end in microseconds since 1970.
CREATE TABLE sms_spending (
  budget  text PRIMARY KEY,
  moments bigint[] NOT NULL DEFAULT '{}',
  amounts bigint[] NOT NULL DEFAULT '{}'
) WITH (fillfactor = 50);

INSERT INTO sms_spending (budget) VALUES ('day'), ('hour');

CREATE FUNCTION sms_spent(moments bigint[], amounts bigint[], since bigint) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT coalesce(sum(n), 0)::bigint FROM unnest(moments, amounts) AS t(at, n) WHERE at > since);

-- Takes a price from every budget, or from none; answers the one that has not enough left. Each budget is given by its name,
-- its bound, the time that it is for and the length of a step. Nobody waits for the disk while holding the row: money need
-- not survive the loss of power.
CREATE FUNCTION take_sms_money(price bigint, names text[], bounds bigint[], spans bigint[], steps bigint[], now_us bigint)
  RETURNS text
  LANGUAGE plpgsql AS
$$
DECLARE
  used_up text;
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  IF price = 0 OR cardinality(names) = 0 THEN
    RETURN NULL;
  END IF;
  -- One caller at a time, and always in the same order; what follows sees what the caller before has left.
  PERFORM s.budget FROM sms_spending AS s WHERE s.budget = ANY (names) ORDER BY s.budget FOR UPDATE;

  SELECT b.name INTO used_up
  FROM unnest(names, bounds, spans) AS b(name, bound, span) JOIN sms_spending AS s ON s.budget = b.name
  WHERE sms_spent(s.moments, s.amounts, now_us - b.span) + price > b.bound
  ORDER BY b.span DESC
  LIMIT 1;
  IF used_up IS NOT NULL THEN
    RETURN used_up;
  END IF;

  UPDATE sms_spending AS s SET
    (moments, amounts) = (
      SELECT array_agg(at ORDER BY at), array_agg(n ORDER BY at)
      FROM (
        SELECT at, sum(n)::bigint AS n
        FROM (
          SELECT at, n FROM unnest(s.moments, s.amounts) AS old(at, n) WHERE at > now_us - b.span
          UNION ALL
          SELECT (now_us + b.step - 1) / b.step * b.step, price
        ) AS all_of_them
        GROUP BY at
      ) AS merged)
  FROM unnest(names, spans, steps) AS b(name, span, step)
  WHERE s.budget = b.name;
  RETURN NULL;
END
$$;

-- Says what messages cost in the end and gives the rest back to the steps that it was taken from. Answers how many there were.
CREATE FUNCTION settle_sms(ids uuid[], prices bigint[], names text[], steps bigint[])
  RETURNS integer
  LANGUAGE plpgsql AS
$$
DECLARE
  settled integer := 0;
  rest record;
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  FOR rest IN
    UPDATE sms_decision AS d SET charged = least(d.reserved, p.price)
    FROM unnest(ids, prices) AS p(id, price)
    WHERE d.id = p.id AND d.sent AND d.charged IS NULL
    RETURNING d.reserved - d.charged AS money, (extract(epoch FROM d.at) * 1000000)::bigint AS at
  LOOP
    settled := settled + 1;
    IF rest.money > 0 THEN
      PERFORM s.budget FROM sms_spending AS s WHERE s.budget = ANY (names) ORDER BY s.budget FOR UPDATE;
      UPDATE sms_spending AS s SET
        amounts[array_position(s.moments, (rest.at + b.step - 1) / b.step * b.step)] =
          greatest(0, s.amounts[array_position(s.moments, (rest.at + b.step - 1) / b.step * b.step)] - rest.money)
      FROM unnest(names, steps) AS b(name, step)
      WHERE s.budget = b.name AND array_position(s.moments, (rest.at + b.step - 1) / b.step * b.step) IS NOT NULL;
    END IF;
  END LOOP;
  RETURN settled;
END
$$;
