/** Pushes and texts by Amazon SNS. */
@NullMarked
package io.followup.carriers.sns;

import org.jspecify.annotations.NullMarked;
