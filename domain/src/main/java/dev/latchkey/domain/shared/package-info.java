/** What every context says no with. */
@NullMarked
package dev.latchkey.domain.shared;

import org.jspecify.annotations.NullMarked;
