/** The AWS services that the laptop stands in for, on one port, by their own wire protocols. */
@NullMarked
package io.followup.local.aws;

import org.jspecify.annotations.NullMarked;
