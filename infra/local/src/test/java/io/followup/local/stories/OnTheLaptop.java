package io.followup.local.stories;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tells the tests of a class to the started laptop: each may ask for a {@link World}, which is a
 * workspace of its own, and for the {@link Laptop}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Stage.class)
public @interface OnTheLaptop {}
