@NullMarked
package dev.latchkey.verifier.testkit;

import org.jspecify.annotations.NullMarked;
