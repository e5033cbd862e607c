/** A Latchkey for the tests of other services: it issues tokens, right and wrong ones, and can be broken on purpose. */
@NullMarked
package dev.latchkey.verifier.testkit;

import org.jspecify.annotations.NullMarked;
