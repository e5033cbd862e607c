/** Accounts in PostgreSQL. */
@NullMarked
package dev.latchkey.persistence.accounts;

import org.jspecify.annotations.NullMarked;
