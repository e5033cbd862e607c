/** Telling another system that a referral has earned a reward. */
@NullMarked
package dev.latchkey.application.invites.rewards;

import org.jspecify.annotations.NullMarked;
