@NullMarked
package io.followup.aws.sns;

import org.jspecify.annotations.NullMarked;
