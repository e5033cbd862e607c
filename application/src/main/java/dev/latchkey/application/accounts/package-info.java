/** Opening, seeing and changing accounts. */
@NullMarked
package dev.latchkey.application.accounts;

import org.jspecify.annotations.NullMarked;
