/** Every setting there is: what it is called, what it may be, what it is when nobody sets it. */
@NullMarked
package dev.latchkey.bootstrap.config;

import org.jspecify.annotations.NullMarked;
