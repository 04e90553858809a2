package io.followup.lambda;

import io.quarkus.amazon.lambda.runtime.ClientContextImpl;
import io.quarkus.amazon.lambda.runtime.ClientImpl;
import io.quarkus.amazon.lambda.runtime.FunctionError;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What Quarkus' poll loop itself writes and reads as JSON.
 *
 * <p>Quarkus registers the constructors of {@link FunctionError} alone, so that Jackson finds
 * nothing to write: the first exception of a function would end the loop, and every later call
 * would hang until Lambda's time-out.
 */
@RegisterForReflection(targets = {FunctionError.class, ClientContextImpl.class, ClientImpl.class})
final class PollLoopJson {
  private PollLoopJson() {}
}
