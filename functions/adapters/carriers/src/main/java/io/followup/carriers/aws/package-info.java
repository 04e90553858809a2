/** What the AWS adapters share: failures without contents. */
@NullMarked
package io.followup.carriers.aws;

import org.jspecify.annotations.NullMarked;
