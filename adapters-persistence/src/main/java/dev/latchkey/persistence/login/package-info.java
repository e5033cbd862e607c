/** Codes and guesses in PostgreSQL. */
@NullMarked
package dev.latchkey.persistence.login;

import org.jspecify.annotations.NullMarked;
