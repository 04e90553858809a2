package io.followup.artefact.aws;

/** Answers for a service. */
@FunctionalInterface
interface AwsStandIn {
  AwsAnswer answer(AwsCall call);
}
