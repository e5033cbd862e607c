/** The audit trail in PostgreSQL. */
@NullMarked
package dev.latchkey.persistence.audit;

import org.jspecify.annotations.NullMarked;
