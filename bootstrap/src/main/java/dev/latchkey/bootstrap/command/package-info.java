/** The command line. */
@NullMarked
package dev.latchkey.bootstrap.command;

import org.jspecify.annotations.NullMarked;
