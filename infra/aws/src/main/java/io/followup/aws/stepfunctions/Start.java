package io.followup.aws.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.aws.AwsError;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An execution that is to be started, by a name and with an input that the service takes.
 *
 * @param input as it was given
 * @param document what it says
 */
public record Start(String machine, String name, String input, JsonNode document) {
  private static final Pattern NAME =
      Pattern.compile("[^\\s\\p{Cntrl}<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/]{1,80}");

  /** What StartExecution asks for. */
  public static Start of(Request request) {
    return of(
        request.get("stateMachineArn"), request.find("name"), request.find("input").orElse("{}"));
  }

  /**
   * @param name without one it is given one of its own
   * @throws AwsError as the service would refuse it
   */
  public static Start of(String machine, Optional<String> name, String input) {
    String given = name.orElseGet(() -> UUID.randomUUID().toString());
    if (!NAME.matcher(given).matches()) {
      throw AwsError.of("InvalidName", "Invalid Name");
    }
    return new Start(machine, given, input, Request.document(input, "InvalidExecutionInput"));
  }

  /** Its input is what somebody wrote. */
  @Override
  public String toString() {
    return "Start[" + machine + ", " + name + "]";
  }
}
