package io.followup.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.handlers.workflow.EmailFunction;
import io.followup.handlers.workflow.LookagainFunction;
import io.followup.handlers.workflow.MessengerFunction;
import io.followup.handlers.workflow.PushFunction;
import io.followup.handlers.workflow.Task;
import io.followup.handlers.workflow.XmsFunction;
import io.followup.local.aws.AwsError;
import io.followup.local.http.Console;
import io.followup.local.workflow.DefinitionTemplate;
import io.followup.local.workflow.FunctionFailure;
import io.followup.local.workflow.StepFunctionsApi;
import io.followup.local.workflow.Walker;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The workflow that AWS runs, from the same file, walked here; its tasks are the functions. */
@Singleton
class FollowUpWorkflow {
  private static final Logger LOG = Logger.getLogger(FollowUpWorkflow.class);
  private static final String FILE = "/follow-up.asl.json";

  private final Laptop laptop;
  private final ObjectMapper json;
  private final String arn;
  private final Map<String, Function<Task, Object>> functions;
  private final Walker walker;

  FollowUpWorkflow(
      Laptop laptop,
      ObjectMapper json,
      @ConfigProperty(name = "followup.workflow.arn") String arn,
      Console console,
      PushFunction push,
      LookagainFunction lookagain,
      MessengerFunction messenger,
      XmsFunction xms,
      EmailFunction email) {
    this.laptop = laptop;
    this.json = json;
    this.arn = arn;
    this.functions =
        Map.of(
            "push", task -> nothing(() -> push.push(task)),
            "lookagain", lookagain::lookagain,
            "messenger", task -> nothing(() -> messenger.messenger(task)),
            "xms", xms::xms,
            "email", email::email);
    this.walker = new Walker(laptop.timeline(), laptop.inFlight(), this::invoke);
    this.walker.listen(console);
  }

  void load() {
    walker.load(arn, definition());
    StepFunctionsApi api = new StepFunctionsApi(walker);
    laptop
        .endpoint()
        .register(
            "AWSStepFunctions",
            (operation, request) -> {
              try {
                return api.call(operation, request);
              } catch (io.followup.local.workflow.AwsError e) {
                throw new AwsError(e.status(), e.type(), Objects.toString(e.getMessage(), ""));
              }
            });
  }

  private JsonNode definition() {
    try (InputStream file = FollowUpWorkflow.class.getResourceAsStream(FILE)) {
      String text =
          new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
      return new DefinitionTemplate(text)
          .with(
              Map.of(
                  "PushFunction", "push",
                  "LookagainFunction", "lookagain",
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

  private static Object nothing(Runnable call) {
    call.run();
    return Map.of();
  }
}
