/** Who came through whom. */
@NullMarked
package dev.latchkey.application.invites;

import org.jspecify.annotations.NullMarked;
