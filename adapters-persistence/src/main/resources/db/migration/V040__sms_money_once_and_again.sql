-- A message that one gateway took and did not bring may be sent once more by another, which takes money as well: what was taken
-- for both is in "reserved" then, and what the first one cost is kept here until the second is charged too.
ALTER TABLE sms_decision
  ADD COLUMN again_at timestamptz,
  ADD COLUMN kept bigint NOT NULL DEFAULT 0;

-- As take_sms_money, for a message: nothing is taken if something is written down of it already. Looks while it holds the
-- budgets, so that of two callers with one message the second sees what the first has written.
CREATE FUNCTION take_sms_money_once(
  message uuid, price bigint, names text[], bounds bigint[], spans bigint[], steps bigint[], now_us bigint)
  RETURNS text
  LANGUAGE plpgsql AS
$$
BEGIN
  IF price = 0 OR cardinality(names) = 0 THEN
    RETURN take_sms_money(price, names, bounds, spans, steps, now_us);
  END IF;
  PERFORM s.budget FROM sms_spending AS s WHERE s.budget = ANY (names) ORDER BY s.budget FOR UPDATE;
  IF EXISTS (SELECT FROM sms_decision AS d WHERE d.id = message) THEN
    RETURN NULL;
  END IF;
  RETURN take_sms_money(price, names, bounds, spans, steps, now_us);
END
$$;

-- Takes what it costs to send a message once more, and answers whether that was, or is already, taken.
CREATE FUNCTION take_sms_money_again(
  message uuid, price bigint, names text[], bounds bigint[], spans bigint[], steps bigint[], now_us bigint, now timestamptz)
  RETURNS boolean
  LANGUAGE plpgsql AS
$$
DECLARE
  done boolean;
  used_up text;
BEGIN
  -- The message before the budgets, as in settle_sms, so that nobody waits for anybody who waits for him.
  SELECT d.again_at IS NOT NULL INTO done FROM sms_decision AS d WHERE d.id = message AND d.sent FOR UPDATE;
  IF NOT FOUND OR done THEN
    RETURN FOUND;
  END IF;
  used_up := take_sms_money(price, names, bounds, spans, steps, now_us);
  IF used_up IS NOT NULL THEN
    UPDATE sms_decision AS d SET detail = ltrim(d.detail || ' not_again:budget_' || used_up)
    WHERE d.id = message AND d.detail NOT LIKE '%not_again:%';
    RETURN false;
  END IF;
  UPDATE sms_decision AS d SET
    again_at = now,
    kept = coalesce(d.charged, d.reserved),
    reserved = coalesce(d.charged, d.reserved) + price,
    charged = CASE WHEN price = 0 THEN d.charged END
  WHERE d.id = message;
  RETURN true;
END
$$;

-- Gives money back to the steps that it was taken from at that moment, which are named as in take_sms_money.
CREATE FUNCTION give_back_sms_money(money bigint, at_us bigint, names text[], steps bigint[]) RETURNS void
  LANGUAGE plpgsql AS
$$
BEGIN
  PERFORM s.budget FROM sms_spending AS s WHERE s.budget = ANY (names) ORDER BY s.budget FOR UPDATE;
  UPDATE sms_spending AS s SET amounts[b.place] = greatest(0, s.amounts[b.place] - money)
  FROM (
    SELECT old.budget, array_position(old.moments, (at_us + each.step - 1) / each.step * each.step) AS place
    FROM unnest(names, steps) AS each(name, step) JOIN sms_spending AS old ON old.budget = each.name
  ) AS b
  WHERE s.budget = b.budget AND b.place IS NOT NULL;
END
$$;

-- As before; and what a message cost that was sent twice is what both have cost, of which only the second may leave something.
CREATE OR REPLACE FUNCTION settle_sms(ids uuid[], prices bigint[], names text[], steps bigint[])
  RETURNS integer
  LANGUAGE plpgsql AS
$$
DECLARE
  settled integer := 0;
  rest record;
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  FOR rest IN
    UPDATE sms_decision AS d SET charged = least(d.reserved, d.kept + p.price)
    FROM unnest(ids, prices) AS p(id, price)
    WHERE d.id = p.id AND d.sent AND d.charged IS NULL
    RETURNING d.reserved - d.charged AS money, (extract(epoch FROM coalesce(d.again_at, d.at)) * 1000000)::bigint AS at
  LOOP
    settled := settled + 1;
    IF rest.money > 0 THEN
      PERFORM give_back_sms_money(rest.money, rest.at, names, steps);
    END IF;
  END LOOP;
  RETURN settled;
END
$$;

-- Right codes are noted by the statement that takes them: a challenge that is closed for another reason, as when its owner
-- deletes the account, had no right code.
DROP TRIGGER code_challenge_verified ON code_challenge;
DROP FUNCTION note_verified_code();
