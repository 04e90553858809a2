@NullMarked
package io.followup.local.aws.sns;

import org.jspecify.annotations.NullMarked;
