/** Whether the pages do in a browser what they are there for. */
@NullMarked
package dev.latchkey.bootstrap.pages;

import org.jspecify.annotations.NullMarked;
