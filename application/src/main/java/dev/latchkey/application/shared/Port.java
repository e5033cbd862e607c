package dev.latchkey.application.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Something the use cases need from outside. Adapters implement it; nobody but the use cases of its own context calls it.
 * Unless a method says otherwise, an implementation that cannot reach what it stands on throws {@link Unavailable}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Port {}
