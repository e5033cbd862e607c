/** Keys, and what is done with them: tokens, hashes and sealed secrets. */
@NullMarked
package dev.latchkey.security;

import org.jspecify.annotations.NullMarked;
