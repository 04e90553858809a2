package io.followup.artefact.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.followup.aws.AwsError;
import io.followup.aws.JsonApi;
import io.followup.aws.stepfunctions.Request;
import io.followup.aws.stepfunctions.Start;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Step Functions that runs nothing: an execution of the Standard machine runs until it is ended,
 * and a token waits until it is answered.
 */
public final class Executions implements JsonApi {
  /** Standard: a name starts once. */
  public static final String FOLLOW_UP = machine("follow-up");

  /** Express: whoever starts twice has two, whatever their names. */
  public static final String TELL = machine("tell");

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
  public JsonNode call(String operation, JsonNode body) {
    Request request = new Request(body);
    return switch (operation) {
      case "StartExecution" -> start(Start.of(request));
      case "SendTaskSuccess" -> {
        JsonNode _ = Request.document(request.get("output"), "InvalidOutput");
        yield close(request.get("taskToken"));
      }
      case "SendTaskFailure" -> close(request.get("taskToken"));
      default -> throw AwsError.of("UnknownOperationException", operation);
    };
  }

  private JsonNode start(Start start) {
    String machine = start.machine();
    if (machine.equals(TELL)) {
      return started(
          machine.replace(":stateMachine:", ":express:"), start.name() + ":" + UUID.randomUUID());
    }
    if (!machine.equals(FOLLOW_UP)) {
      throw AwsError.of("StateMachineDoesNotExist", machine);
    }
    String before = inputs.putIfAbsent(start.name(), start.input());
    if (before != null && (!before.equals(start.input()) || ended.contains(start.name()))) {
      throw AwsError.of("ExecutionAlreadyExists", start.name());
    }
    return started(machine.replace(":stateMachine:", ":execution:"), start.name());
  }

  private static JsonNode started(String machine, String name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("executionArn", machine + ":" + name)
        .put("startDate", 1.7e9);
  }

  /** The first answer is the one that counts. */
  private JsonNode close(String token) {
    Boolean waits = tokens.replace(token, false);
    if (waits == null) {
      throw AwsError.of("InvalidToken", "nobody waits with it");
    }
    if (!waits) {
      throw AwsError.of("TaskTimedOut", "it was answered");
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private static String machine(String name) {
    return "arn:aws:states:ap-northeast-2:000000000000:stateMachine:" + name;
  }
}
