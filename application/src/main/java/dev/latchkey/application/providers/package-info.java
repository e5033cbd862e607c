/** Accounts that offer something: becoming one, being found, and seeing how one does. */
@NullMarked
package dev.latchkey.application.providers;

import org.jspecify.annotations.NullMarked;
