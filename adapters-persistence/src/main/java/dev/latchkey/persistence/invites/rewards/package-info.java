/** Rewards for referrals, in PostgreSQL. */
@NullMarked
package dev.latchkey.persistence.invites.rewards;

import org.jspecify.annotations.NullMarked;
