/** Accounts, over HTTP. */
@NullMarked
package dev.latchkey.http.accounts;

import org.jspecify.annotations.NullMarked;
