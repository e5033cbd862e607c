/** Invites, over HTTP. */
@NullMarked
package dev.latchkey.http.invites;

import org.jspecify.annotations.NullMarked;
