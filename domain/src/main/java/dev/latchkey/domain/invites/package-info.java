/** Who came through whom. */
@NullMarked
package dev.latchkey.domain.invites;

import org.jspecify.annotations.NullMarked;
