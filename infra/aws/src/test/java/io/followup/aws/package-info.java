@NullMarked
package io.followup.aws;

import org.jspecify.annotations.NullMarked;
