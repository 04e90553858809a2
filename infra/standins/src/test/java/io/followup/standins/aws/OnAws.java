package io.followup.standins.aws;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Its tests ask an AWS: at {@code AWS_ENDPOINT_URL} where that is set, else LocalStack where a
 * Docker daemon answers, and else they are skipped. What a stand-in is known to get wrong is
 * aborted with its reason, and fails where it comes out right.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(AgainstAws.class)
@interface OnAws {}
