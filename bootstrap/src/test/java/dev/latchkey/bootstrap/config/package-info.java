/** Tests of the settings. */
@NullMarked
package dev.latchkey.bootstrap.config;

import org.jspecify.annotations.NullMarked;
