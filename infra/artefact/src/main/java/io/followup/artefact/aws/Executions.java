package io.followup.artefact.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Stands in for Step Functions: refuses what it refuses, and runs nothing. An execution of the
 * Standard machine runs until it is ended, and a token waits until it is answered.
 */
public final class Executions implements AwsStandIn {
  /** Standard: a name starts once. */
  public static final String FOLLOW_UP = machine("follow-up");

  /** Express: whoever starts twice has two, whatever their names. */
  public static final String TELL = machine("tell");

  private static final Set<String> MACHINES = Set.of(FOLLOW_UP, TELL);
  private static final Pattern NAME =
      Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

  /** Inputs by names, of executions that run or have run. */
  private final Map<String, String> inputs = new ConcurrentHashMap<>();

  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private final Map<String, Boolean> tokens = new ConcurrentHashMap<>();

  /** Ends all that run, without an outcome, as time-outs or faults would. */
  public void failAll() {
    ended.addAll(inputs.keySet());
  }

  /** One that a task waits with from now on. */
  public String token() {
    String token = UUID.randomUUID().toString();
    tokens.put(token, true);
    return token;
  }

  @Override
  public AwsAnswer answer(AwsCall call) {
    JsonNode request = call.json();
    return switch (call.operation()) {
      case "StartExecution" -> start(request);
      case "SendTaskSuccess" ->
          isJson(request.path("output").asText())
              ? close(request.path("taskToken").asText())
              : AwsAnswer.fault(400, "InvalidOutput");
      case "SendTaskFailure" -> close(request.path("taskToken").asText());
      default -> AwsAnswer.fault(400, "UnknownOperationException");
    };
  }

  private AwsAnswer start(JsonNode request) {
    String machine = request.path("stateMachineArn").asText();
    String name = request.path("name").asText(UUID.randomUUID().toString());
    String input = request.path("input").asText("{}");
    if (!MACHINES.contains(machine)) {
      return AwsAnswer.fault(400, "StateMachineDoesNotExist");
    }
    if (!NAME.matcher(name).matches()) {
      return AwsAnswer.fault(400, "InvalidName");
    }
    if (!isJson(input)) {
      return AwsAnswer.fault(400, "InvalidExecutionInput");
    }
    return machine.equals(TELL)
        ? started(machine.replace(":stateMachine:", ":express:"), name + ":" + UUID.randomUUID())
        : startedOnce(machine.replace(":stateMachine:", ":execution:"), name, input);
  }

  private AwsAnswer startedOnce(String machine, String name, String input) {
    String before = inputs.putIfAbsent(name, input);
    return before == null || (before.equals(input) && !ended.contains(name))
        ? started(machine, name)
        : AwsAnswer.fault(400, "ExecutionAlreadyExists");
  }

  private static AwsAnswer started(String machine, String name) {
    return AwsAnswer.json(
        JsonNodeFactory.instance
            .objectNode()
            .put("executionArn", machine + ":" + name)
            .put("startDate", 1.7e9)
            .toString());
  }

  /** The first answer is the one that counts. */
  private AwsAnswer close(String token) {
    Boolean waits = tokens.replace(token, false);
    if (waits == null) {
      return AwsAnswer.fault(400, "InvalidToken");
    }
    return waits ? AwsAnswer.json("{}") : AwsAnswer.fault(400, "TaskTimedOut");
  }

  private static boolean isJson(String text) {
    try {
      return !new JsonMapper().readTree(text).isMissingNode();
    } catch (JsonProcessingException _) {
      return false;
    }
  }

  private static String machine(String name) {
    return "arn:aws:states:ap-northeast-2:000000000000:stateMachine:" + name;
  }
}
