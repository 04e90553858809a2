/** What every Step Functions refuses, whoever runs the executions behind it. */
@NullMarked
package io.followup.aws.stepfunctions;

import org.jspecify.annotations.NullMarked;
