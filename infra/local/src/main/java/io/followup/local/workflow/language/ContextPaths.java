package io.followup.local.workflow.language;

import java.util.Set;

/** What of the context object ({@code $$}) can be asked for. */
final class ContextPaths {
  private static final String TOKEN = "$$.Task.Token";
  private static final String INPUT = "$$.Execution.Input";
  private static final Set<String> KNOWN =
      Set.of(
          "$$.Execution.Id",
          "$$.Execution.Name",
          "$$.Execution.StartTime",
          INPUT,
          "$$.State.Name",
          "$$.State.EnteredTime",
          "$$.State.RetryCount");

  private ContextPaths() {}

  /**
   * @param token whether there is a token to ask for
   */
  static boolean known(Path path, boolean token) {
    String text = path.text();
    return KNOWN.contains(text)
        || text.startsWith(INPUT + ".")
        || text.startsWith(INPUT + "[")
        || (token && text.equals(TOKEN));
  }
}
