/** Signing in with an e-mail address or a username and a password. */
@NullMarked
package dev.latchkey.application.login.password;

import org.jspecify.annotations.NullMarked;
