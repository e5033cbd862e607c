/** The rules of the house, and the culprits that show each rule to be awake. */
@NullMarked
package dev.latchkey.bootstrap.architecture;

import org.jspecify.annotations.NullMarked;
