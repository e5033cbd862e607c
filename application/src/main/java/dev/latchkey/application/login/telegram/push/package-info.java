/** Signing in on a page by saying yes to our bot. */
@NullMarked
package dev.latchkey.application.login.telegram.push;

import org.jspecify.annotations.NullMarked;
