ALTER TABLE thing ADD COLUMN size int;
CREATE INDEX thing_size ON thing (size);
