/** Signing in, over HTTP. */
@NullMarked
package dev.latchkey.http.login;

import org.jspecify.annotations.NullMarked;
