/** A real PostgreSQL that comes with the program, so that it works with nothing installed and nothing configured. */
@NullMarked
package dev.latchkey.persistence.embedded;

import org.jspecify.annotations.NullMarked;
