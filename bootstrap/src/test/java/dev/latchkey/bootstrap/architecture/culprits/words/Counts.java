package dev.latchkey.bootstrap.architecture.culprits.words;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Stands for the annotation of promises about what is counted. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Counts {}
