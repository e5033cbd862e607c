/** What the tests of several contexts, and of the adapters, start from. */
@NullMarked
package dev.latchkey.application;

import org.jspecify.annotations.NullMarked;
