package io.followup.local.workflow;

/** What a state is waiting for. */
@FunctionalInterface
interface Pending {
  /** Nobody waits for it any more: it leaves no timer and no token behind. */
  void cancel();
}
