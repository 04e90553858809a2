package io.followup.local.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What Step Functions answers, in AWS JSON 1.0: instants are seconds since 1970. */
final class Answers {
  private static final List<String> DATA =
      List.of("input", "inputDetails", "output", "outputDetails", "parameters");

  private Answers() {}

  static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }

  static ObjectNode started(Execution execution) {
    return Details.none()
        .put("executionArn", execution.ref().arn())
        .put("startDate", seconds(execution.startedAt()));
  }

  static ObjectNode listed(Execution execution) {
    ObjectNode answer =
        started(execution)
            .put("stateMachineArn", execution.ref().machineArn())
            .put("name", execution.ref().name())
            .put("status", execution.status().name());
    execution.over().ifPresent(over -> answer.put("stopDate", seconds(over.at())));
    return answer;
  }

  static ObjectNode described(Execution execution) {
    ObjectNode answer = listed(execution).put("input", execution.inputText());
    answer.putObject("inputDetails").put("included", true);
    execution
        .over()
        .ifPresent(
            over -> {
              switch (over.ending()) {
                case Ending.Succeeded(var output) -> {
                  answer.put("output", output.toString());
                  answer.putObject("outputDetails").put("included", true);
                }
                case Ending.Failed(var failure) -> answer.setAll(Details.of(failure));
                case Ending.Aborted(var failure) -> answer.setAll(Details.of(failure));
                case Ending.TimedOut() -> {}
              }
            });
    return answer;
  }

  static ObjectNode listed(Machine machine) {
    return Details.none()
        .put("stateMachineArn", machine.arn())
        .put("name", machine.name())
        .put("type", machine.kind().name())
        .put("creationDate", seconds(machine.loadedAt()));
  }

  /** Nobody's role: nothing here asks for permission. */
  static ObjectNode described(Machine machine) {
    return listed(machine)
        .put("status", "ACTIVE")
        .put("definition", machine.text().toPrettyString())
        .put("roleArn", "arn:aws:iam::000000000000:role/laptop");
  }

  /**
   * @param withData whether the data of states is told too
   */
  static ObjectNode event(HistoryEvent event, boolean withData) {
    ObjectNode answer =
        Details.none()
            .put("timestamp", seconds(event.at()))
            .put("type", event.type())
            .put("id", event.id())
            .put("previousEventId", event.previous());
    if (!event.detailsField().isEmpty()) {
      ObjectNode details = event.details().deepCopy();
      answer.set(event.detailsField(), withData ? details : details.remove(DATA));
    }
    return answer;
  }
}
