/** The follow-up workflow on AWS Step Functions. */
@NullMarked
package io.followup.carriers.stepfunctions;

import org.jspecify.annotations.NullMarked;
