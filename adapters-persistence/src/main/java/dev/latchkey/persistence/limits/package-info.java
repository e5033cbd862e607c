/** Rate counters in PostgreSQL. */
@NullMarked
package dev.latchkey.persistence.limits;

import org.jspecify.annotations.NullMarked;
