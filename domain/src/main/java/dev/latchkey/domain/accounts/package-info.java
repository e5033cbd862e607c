/** Who somebody is: identifiers, names, roles. */
@NullMarked
package dev.latchkey.domain.accounts;

import org.jspecify.annotations.NullMarked;
