package io.followup.artefact;

/** How an invocation ended. */
public sealed interface Outcome {
  /** The function answered. */
  record Answered(String body) implements Outcome {}

  /** The function threw; the process goes on serving. */
  record Failed(String type, String message) implements Outcome {}

  /** The process ended before it answered. */
  record Died() implements Outcome {}
}
