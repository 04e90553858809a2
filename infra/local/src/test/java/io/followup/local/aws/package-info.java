@NullMarked
package io.followup.local.aws;

import org.jspecify.annotations.NullMarked;
