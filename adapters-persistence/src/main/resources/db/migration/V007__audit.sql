-- What has happened. Lines are added; nobody changes or removes one.
CREATE TABLE audit_event (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      timestamptz NOT NULL,
  action  text NOT NULL,
  actor   bigint,
  subject bigint,
  address text NOT NULL,
  details jsonb NOT NULL
);

CREATE INDEX audit_event_subject_idx ON audit_event (subject, id DESC);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
  RAISE EXCEPTION 'The audit trail is only ever added to';
END
$$;

CREATE TRIGGER audit_event_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
