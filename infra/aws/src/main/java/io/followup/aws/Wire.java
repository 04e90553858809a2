package io.followup.aws;

/** Answers what AWS is asked. */
@FunctionalInterface
public interface Wire {
  WireAnswer answer(AwsCall call);
}
