package io.followup.local.workflow;

/** How an execution stands, in Step Functions' words. */
public enum ExecutionStatus {
  RUNNING,
  SUCCEEDED,
  FAILED,
  TIMED_OUT,
  ABORTED
}
