/** The look-again queue on Amazon SQS. */
@NullMarked
package io.followup.carriers.sqs;

import org.jspecify.annotations.NullMarked;
