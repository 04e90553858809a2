/** The queues, on Amazon SQS. */
@NullMarked
package io.followup.carriers.sqs;

import org.jspecify.annotations.NullMarked;
