/**
 * What the AWS adapters share: the transport under their clients, and failures without contents.
 */
@NullMarked
package io.followup.carriers.aws;

import org.jspecify.annotations.NullMarked;
