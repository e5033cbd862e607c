/** Providers, in PostgreSQL. */
@NullMarked
package dev.latchkey.persistence.providers;

import org.jspecify.annotations.NullMarked;
