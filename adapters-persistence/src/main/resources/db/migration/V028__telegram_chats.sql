-- How the chats stand that people have with the bot: whether they may be written to, and the language that was chosen there.
CREATE TABLE telegram_chat (
  telegram_id bigint PRIMARY KEY,
  open        boolean,
  since       timestamptz,
  language    text CHECK (language IN ('ru', 'en')),
  CHECK ((open IS NULL) = (since IS NULL))
);

-- Nothing is kept of a chat whose owner has left.
CREATE FUNCTION forget_telegram_chat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM telegram_chat WHERE telegram_id = OLD.telegram_id;
  RETURN NULL;
END $$;

CREATE TRIGGER account_forget_telegram_chat
  AFTER UPDATE OF deleted_at ON account
  FOR EACH ROW WHEN (NEW.deleted_at IS NOT NULL AND OLD.telegram_id IS NOT NULL)
  EXECUTE FUNCTION forget_telegram_chat();

-- Sessions of pages about which somebody may have to be asked in their chat. The hash is that of the link.
CREATE TABLE telegram_prompt (
  ordinal   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  link_hash bytea NOT NULL,
  until     timestamptz NOT NULL
);

-- In which message somebody was asked, to be changed when they have answered.
ALTER TABLE telegram_session ADD COLUMN prompt_message bigint;
