/** Tokens that must not be believed. */
@NullMarked
package dev.latchkey.verifier.forged;

import org.jspecify.annotations.NullMarked;
