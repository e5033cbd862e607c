-- However many instances rotate at once, one key is published as the next.
CREATE UNIQUE INDEX signing_key_published_key ON signing_key (stage) WHERE stage = 'published';
