/** What has happened, for those who have to answer for it. */
@NullMarked
package dev.latchkey.domain.audit;

import org.jspecify.annotations.NullMarked;
