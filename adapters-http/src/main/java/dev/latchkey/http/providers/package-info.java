/** Providers, over HTTP. */
@NullMarked
package dev.latchkey.http.providers;

import org.jspecify.annotations.NullMarked;
