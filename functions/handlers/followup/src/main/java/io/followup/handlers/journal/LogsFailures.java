package io.followup.handlers.journal;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Of a function that is handed records or messages one by one: what it throws is in its log. Lambda
 * is only told which of a batch are to come again, and Quarkus keeps why to itself.
 */
@InterceptorBinding
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LogsFailures {}
