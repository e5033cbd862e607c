-- Pages that wait, at whichever instance, are told when their sign-in goes on. What is told is the beginning of a hash: enough
-- to find who waits, and worth nothing to anybody else. Triggers, so that no road past the use cases leaves a page waiting.
CREATE FUNCTION tell_news_of_telegram_session() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  PERFORM pg_notify('latchkey_pages', encode(substr(NEW.poll_hash, 1, 8), 'hex'));
  RETURN NULL;
END
$$;

-- Whoever fetches the tokens knows it already.
CREATE TRIGGER telegram_session_news_are_told
  AFTER UPDATE OF stage, telegram_id, proved_phone, must_match ON telegram_session
  FOR EACH ROW
  WHEN (NEW.stage <> 'claimed'
    AND (OLD.stage, OLD.telegram_id, OLD.proved_phone, OLD.must_match)
      IS DISTINCT FROM (NEW.stage, NEW.telegram_id, NEW.proved_phone, NEW.must_match))
  EXECUTE FUNCTION tell_news_of_telegram_session();

-- A newer session for a phone ends the older ones without touching their rows. Those for one phone are begun one after
-- another, or two of them would not see each other.
CREATE FUNCTION tell_older_telegram_sessions() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('telegram_session'), hashtext(NEW.phone));
  PERFORM pg_notify('latchkey_pages', encode(substr(poll_hash, 1, 8), 'hex'))
  FROM telegram_session
  WHERE phone = NEW.phone AND ordinal < NEW.ordinal AND stage IN ('waiting', 'contact', 'asked')
    AND expires_at > clock_timestamp();
  RETURN NULL;
END
$$;

CREATE TRIGGER telegram_session_supersession_is_told
  AFTER INSERT ON telegram_session
  FOR EACH ROW WHEN (NEW.phone IS NOT NULL)
  EXECUTE FUNCTION tell_older_telegram_sessions();
