/** Signing in with a code that was sent to a phone. */
@NullMarked
package dev.latchkey.application.login.phone;

import org.jspecify.annotations.NullMarked;
