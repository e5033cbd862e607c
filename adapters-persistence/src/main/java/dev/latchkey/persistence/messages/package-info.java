/** The outbox in PostgreSQL. */
@NullMarked
package dev.latchkey.persistence.messages;

import org.jspecify.annotations.NullMarked;
