/** What both Lambdas need to run natively, whichever functions they hold. */
@NullMarked
package io.followup.lambda;

import org.jspecify.annotations.NullMarked;
