-- How often things were done lately. Each row is one counter for one key: when, in microseconds since 1970, and how
-- often at that moment. A row is worthless once its window has passed over it.
CREATE TABLE rate_counter (
  key     text PRIMARY KEY,
  taken   bigint[] NOT NULL,
  counts  integer[] NOT NULL,
  allowed integer NOT NULL,
  span    bigint NOT NULL
) WITH (fillfactor = 50);

CREATE FUNCTION rate_used(taken bigint[], counts integer[], since bigint) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT coalesce(sum(n), 0) FROM unnest(taken, counts) AS t(at, n) WHERE at > since);

-- Counts one for every key, or nothing for any. Answers the key that has to wait longest and for how many microseconds;
-- no row if all were counted. Rates above 100 are kept in sixteenths of their window, so that rows stay small; a moment
-- is then rounded up, so that it is never forgotten too early.
CREATE FUNCTION take_permits(keys text[], limits integer[], spans bigint[], now_us bigint)
  RETURNS TABLE (refused text, wait_us bigint)
  LANGUAGE plpgsql AS
$$
DECLARE
  granted text[];
BEGIN
  -- Counters need not survive the loss of power, and nobody should wait for the disk while holding one.
  PERFORM set_config('synchronous_commit', 'off', true);

  WITH claim AS (
    SELECT k AS key, l AS allowed, s AS span,
           CASE WHEN l <= 100 THEN now_us ELSE ((now_us + s / 16 - 1) / (s / 16)) * (s / 16) END AS moment
    FROM unnest(keys, limits, spans) AS c(k, l, s)
    -- Always in the same order, so that no two callers wait for each other.
    ORDER BY k
  ), counted AS (
    INSERT INTO rate_counter AS r (key, taken, counts, allowed, span)
    SELECT key, ARRAY[moment], ARRAY[1], allowed, span FROM claim
    ON CONFLICT (key) DO UPDATE SET
      (taken, counts, allowed, span) = (
        SELECT array_agg(at ORDER BY at), array_agg(n ORDER BY at), EXCLUDED.allowed, EXCLUDED.span
        FROM (
          SELECT at, sum(n)::integer AS n
          FROM (
            SELECT at, n FROM unnest(r.taken, r.counts) AS old(at, n) WHERE at > now_us - EXCLUDED.span
            UNION ALL
            SELECT EXCLUDED.taken[1], 1
          ) AS all_of_them
          GROUP BY at
        ) AS merged)
      WHERE rate_used(r.taken, r.counts, now_us - EXCLUDED.span) < EXCLUDED.allowed
    RETURNING r.key
  )
  SELECT array_agg(key) INTO granted FROM counted;

  IF cardinality(granted) = cardinality(keys) THEN
    RETURN;
  END IF;

  -- Somebody has to wait, so nothing counts.
  UPDATE rate_counter AS r SET
    (taken, counts) = (
      SELECT coalesce(array_agg(at ORDER BY at) FILTER (WHERE n > 0), '{}'),
             coalesce(array_agg(n ORDER BY at) FILTER (WHERE n > 0), '{}')
      FROM (
        SELECT at,
               n - CASE WHEN at = CASE WHEN r.allowed <= 100 THEN now_us
                                       ELSE ((now_us + r.span / 16 - 1) / (r.span / 16)) * (r.span / 16) END
                        THEN 1 ELSE 0 END AS n
        FROM unnest(r.taken, r.counts) AS t(at, n)
      ) AS less)
  WHERE r.key = ANY (granted);

  RETURN QUERY
    SELECT c.key,
           greatest(1, coalesce((
             SELECT max(t.at) + c.span - now_us
             FROM (
               SELECT u.at, sum(u.n) OVER (ORDER BY u.at DESC) AS newer
               FROM rate_counter AS r, unnest(r.taken, r.counts) AS u(at, n)
               WHERE r.key = c.key
             ) AS t
             WHERE t.newer >= c.allowed), 1))
    FROM unnest(keys, limits, spans) AS c(key, allowed, span)
    WHERE c.key <> ALL (coalesce(granted, '{}'))
    ORDER BY 2 DESC
    LIMIT 1;
END
$$;
