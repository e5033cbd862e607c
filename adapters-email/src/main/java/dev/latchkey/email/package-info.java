/** Mail: what letters say and how they get to mailboxes. */
@NullMarked
package dev.latchkey.email;

import org.jspecify.annotations.NullMarked;
