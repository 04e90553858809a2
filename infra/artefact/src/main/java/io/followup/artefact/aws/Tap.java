package io.followup.artefact.aws;

import io.followup.aws.AwsCall;

/**
 * Watches the calls of the functions, on the thread that answers them: whoever waits in here, or
 * ends the caller's process, does it exactly between two lines of the function.
 */
public interface Tap {
  /** The call has come, and nothing was done yet. */
  default void before(AwsCall call) {}

  /** The call was carried out, and the function does not know it yet. */
  default void after(AwsCall call) {}
}
