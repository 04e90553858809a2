package io.followup.local.workflow.language;

import java.util.Arrays;
import java.util.Optional;

/** What a task asks, and of which service. */
public enum Integration {
  INVOKE("lambda", "invoke"),
  /** Invokes a function and waits until somebody answers the token that it was given. */
  INVOKE_AND_WAIT("lambda", "invoke.waitForTaskToken"),
  /** Starts an execution and does not wait for its end. */
  START("states", "startExecution"),
  /** Puts a message into a queue. */
  SEND("sqs", "sendMessage");

  private static final String PREFIX = "arn:aws:states:::";

  private final String service;
  private final String action;

  Integration(String service, String action) {
    this.service = service;
    this.action = action;
  }

  static Optional<Integration> of(String resource) {
    return Arrays.stream(values()).filter(one -> one.resource().equals(resource)).findFirst();
  }

  String resource() {
    return PREFIX + service + ":" + action;
  }

  public String service() {
    return service;
  }

  public String action() {
    return action;
  }

  public boolean waits() {
    return equals(INVOKE_AND_WAIT);
  }
}
