/** What operators and developers look at: how we are, and how the API is to be used. */
@NullMarked
package dev.latchkey.http.system;

import org.jspecify.annotations.NullMarked;
