/** The bot as people meet it: what it understands, what it does about it, and how it says so. */
@NullMarked
package dev.latchkey.telegram.chat;

import org.jspecify.annotations.NullMarked;
