/** Proving who one is: codes, challenges, and how many guesses there are. */
@NullMarked
package dev.latchkey.domain.login;

import org.jspecify.annotations.NullMarked;
