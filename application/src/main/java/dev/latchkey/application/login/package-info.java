/** Signing in, whatever the proof was. */
@NullMarked
package dev.latchkey.application.login;

import org.jspecify.annotations.NullMarked;
