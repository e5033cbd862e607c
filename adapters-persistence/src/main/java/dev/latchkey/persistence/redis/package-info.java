/** Redis, where there is one: speed for what PostgreSQL knows. */
@NullMarked
package dev.latchkey.persistence.redis;

import org.jspecify.annotations.NullMarked;
