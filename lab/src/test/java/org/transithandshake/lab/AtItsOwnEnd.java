package org.transithandshake.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** The test says itself how AWS behaves, so it runs once and not at both ends of the switches. */
@Tag("at-its-own-end")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AtItsOwnEnd {
}
