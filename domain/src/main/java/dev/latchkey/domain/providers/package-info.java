/** Accounts that offer something, and how they present themselves. */
@NullMarked
package dev.latchkey.domain.providers;

import org.jspecify.annotations.NullMarked;
