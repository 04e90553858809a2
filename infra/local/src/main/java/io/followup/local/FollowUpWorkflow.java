package io.followup.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.aws.AwsError;
import io.followup.aws.AwsService;
import io.followup.handlers.workflow.ClaimunseenFunction;
import io.followup.handlers.workflow.EmailFunction;
import io.followup.handlers.workflow.LookagainFunction;
import io.followup.handlers.workflow.MessengerFunction;
import io.followup.handlers.workflow.PushFunction;
import io.followup.handlers.workflow.Task;
import io.followup.handlers.workflow.XmsFunction;
import io.followup.local.http.Console;
import io.followup.local.workflow.DefinitionTemplate;
import io.followup.local.workflow.FunctionFailure;
import io.followup.local.workflow.Kind;
import io.followup.local.workflow.StepFunctionsApi;
import io.followup.local.workflow.Walker;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The state machines that AWS runs, from the same files, walked here; their tasks are the
 * functions.
 */
@Singleton
class FollowUpWorkflow {
  private static final Logger LOG = Logger.getLogger(FollowUpWorkflow.class);
  private static final String LAST_RELEASE = "-last-release";

  private final Laptop laptop;
  private final ObjectMapper json;
  private final String followUp;
  private final String tell;
  private final String continuation;
  private final Map<String, Function<Task, Object>> functions;
  private final Walker walker;

  FollowUpWorkflow(
      Laptop laptop,
      ObjectMapper json,
      @ConfigProperty(name = "followup.workflow.arn") String followUp,
      @ConfigProperty(name = "followup.tell.arn") String tell,
      @ConfigProperty(name = "followup.continuation-queue.url") String continuation,
      Console console,
      PushFunction push,
      LookagainFunction lookagain,
      ClaimunseenFunction claimUnseen,
      MessengerFunction messenger,
      XmsFunction xms,
      EmailFunction email) {
    this.laptop = laptop;
    this.json = json;
    this.followUp = followUp;
    this.tell = tell;
    this.continuation = continuation;
    this.functions =
        Map.of(
            "push", task -> nothing(() -> push.push(task)),
            "lookagain", lookagain::lookagain,
            "claimunseen", claimUnseen::claimunseen,
            "messenger", messenger::messenger,
            "xms", xms::xms,
            "email", email::email);
    this.walker =
        new Walker(
            laptop.timeline(),
            laptop.inFlight(),
            this::invoke,
            this::send,
            () -> ThreadLocalRandom.current().nextDouble());
    this.walker.listen(console);
  }

  void load() {
    walker.load(tell, Kind.EXPRESS, definition("tell"));
    walker.load(followUp, Kind.STANDARD, definition("follow-up"));
    walker.load(followUp + LAST_RELEASE, Kind.STANDARD, definition("follow-up-before"));
    laptop.services().register(AwsService.STEP_FUNCTIONS, new StepFunctionsApi(walker));
  }

  private JsonNode definition(String name) {
    try (InputStream file = FollowUpWorkflow.class.getResourceAsStream("/" + name + ".asl.json")) {
      String text =
          new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
      return new DefinitionTemplate(text)
          .with(
              Map.of(
                  "PushFunction", "push",
                  "LookagainFunction", "lookagain",
                  "ClaimunseenFunction", "claimunseen",
                  "TellStateMachine", tell,
                  "ContinuationQueue", continuation,
                  "MessengerFunction", "messenger",
                  "XmsFunction", "xms",
                  "EmailFunction", "email"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode invoke(String name, JsonNode payload) throws FunctionFailure {
    Function<Task, Object> function = functions.get(name);
    if (function == null) {
      throw new FunctionFailure("Lambda.ResourceNotFoundException", "there is no such function");
    }
    try {
      return json.valueToTree(function.apply(json.treeToValue(payload, Task.class)));
    } catch (RuntimeException | Error | JsonProcessingException e) {
      LOG.warnf("%s failed: %s", name, e.getClass().getName());
      // As on AWS: Funqy's own class is the error, the function's only stands in its message.
      throw new FunctionFailure(
          "io.quarkus.funqy.runtime.ApplicationException", e.getClass().getName());
    }
  }

  private JsonNode send(JsonNode message) throws FunctionFailure {
    try {
      return laptop.sqs().call("SendMessage", message);
    } catch (AwsError e) {
      throw new FunctionFailure("SQS.AmazonSQSException", Objects.toString(e.getMessage(), ""));
    }
  }

  private static Object nothing(Runnable call) {
    call.run();
    return Map.of();
  }
}
