/** Sessions and signing keys in PostgreSQL. */
@NullMarked
package dev.latchkey.persistence.sessions;

import org.jspecify.annotations.NullMarked;
