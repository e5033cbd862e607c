/** What people can do in their chat with our bot, besides signing in, and what we know of that chat. */
@NullMarked
package dev.latchkey.application.login.telegram.chat;

import org.jspecify.annotations.NullMarked;
