/** Whole stories over HTTP, told to the real program; the database has the last word. */
@NullMarked
package dev.latchkey.bootstrap.journeys;

import org.jspecify.annotations.NullMarked;
