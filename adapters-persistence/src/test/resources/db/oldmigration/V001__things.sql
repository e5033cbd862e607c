CREATE TABLE thing (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CONSTRAINT thing_name_once UNIQUE,
  left_over int NOT NULL DEFAULT 0
);
