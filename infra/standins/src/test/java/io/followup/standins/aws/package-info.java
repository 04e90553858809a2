/** The adapters against an AWS that is not ours: an endpoint that is given, or LocalStack. */
@NullMarked
package io.followup.standins.aws;

import org.jspecify.annotations.NullMarked;
