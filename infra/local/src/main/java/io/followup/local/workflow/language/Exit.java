package io.followup.local.workflow.language;

/** Where a state leads. */
public sealed interface Exit {
  record Next(String state) implements Exit {}

  record End() implements Exit {}
}
