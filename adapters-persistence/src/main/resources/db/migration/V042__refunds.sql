-- Whether early news say that the gateway has given its price back.
ALTER TABLE early_receipt ADD COLUMN refunded boolean NOT NULL DEFAULT false;

-- Gives back what messages were charged for by gateways that have refunded it, to the steps that it was taken from: for the first
-- gateway, or ("again") for the one that has sent the message after it. What is not charged yet is charged with nothing then.
-- Told once more it finds nothing left to give. Answers how many it gave something back for.
CREATE FUNCTION refund_sms(ids uuid[], agains boolean[], names text[], steps bigint[])
  RETURNS integer
  LANGUAGE plpgsql AS
$$
DECLARE
  given integer := 0;
  rest record;
BEGIN
  -- All messages before the budgets, as in settle_sms, so that nobody waits for anybody who waits for him; and what follows sees
  -- what the caller before has left.
  PERFORM d.id FROM sms_decision AS d WHERE d.id = ANY (ids) ORDER BY d.id FOR UPDATE;
  FOR rest IN
    SELECT d.id, t.again,
      CASE
        WHEN t.again THEN coalesce(d.charged, d.reserved) - d.kept
        WHEN d.again_at IS NOT NULL THEN d.kept
        ELSE coalesce(d.charged, d.reserved)
      END AS money,
      (extract(epoch FROM CASE WHEN t.again THEN d.again_at ELSE d.at END) * 1000000)::bigint AS at
    FROM (SELECT DISTINCT * FROM unnest(ids, agains) AS each(id, again)) AS t JOIN sms_decision AS d ON d.id = t.id
    WHERE d.sent AND (d.again_at IS NOT NULL OR NOT t.again)
  LOOP
    CONTINUE WHEN rest.money <= 0;
    UPDATE sms_decision AS d SET
      charged = CASE WHEN rest.again THEN d.kept WHEN d.again_at IS NULL THEN 0 ELSE d.charged - rest.money END,
      reserved = CASE WHEN d.again_at IS NULL OR rest.again THEN d.reserved ELSE d.reserved - rest.money END,
      kept = CASE WHEN rest.again THEN d.kept ELSE 0 END
    WHERE d.id = rest.id;
    given := given + 1;
    PERFORM give_back_sms_money(rest.money, rest.at, names, steps);
  END LOOP;
  RETURN given;
END
$$;
