/** Referrals in PostgreSQL. */
@NullMarked
package dev.latchkey.persistence.invites;

import org.jspecify.annotations.NullMarked;
