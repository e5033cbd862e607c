/** People of earlier systems in PostgreSQL. */
@NullMarked
package dev.latchkey.persistence.imports;

import org.jspecify.annotations.NullMarked;
