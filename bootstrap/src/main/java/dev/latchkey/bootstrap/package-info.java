/** Where everything is put together: settings, wiring and the command line. */
@NullMarked
package dev.latchkey.bootstrap;

import org.jspecify.annotations.NullMarked;
