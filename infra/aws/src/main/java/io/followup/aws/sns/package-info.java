/** Amazon SNS as far as it pushes to devices and sends texts. */
@NullMarked
package io.followup.aws.sns;

import org.jspecify.annotations.NullMarked;
