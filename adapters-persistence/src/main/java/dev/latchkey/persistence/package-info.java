/** What every store stands on: the pool, the migrations, SQL, transactions and the shared clock. */
@NullMarked
package dev.latchkey.persistence;

import org.jspecify.annotations.NullMarked;
