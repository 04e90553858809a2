package io.followup.local.stories.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.local.stories.Answer;
import io.followup.local.stories.Contract;
import io.followup.local.stories.Contract.Example;
import io.followup.local.stories.Http;
import io.followup.local.stories.Json;
import io.followup.local.stories.OnTheLaptop;
import io.followup.local.stories.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code openapi.yaml} shows as examples is asked in so many words, and answered as shown. */
@OnTheLaptop
class ExampleStories {
  /** Signed by who sent them: {@code ConnectStories} and {@code CallbackStories} ask those. */
  private static final List<String> SIGNED = List.of("/v1/connect/", "/v1/callbacks/");

  /** The one body whose answer is shown for other settings. */
  private static final String ALL_SET = "all set";

  /** What differs from one answer to the next, or depends on what was settled before. */
  private static final Set<String> VARIES =
      Set.of("workspaceKey", "tokenSecret", "webhookSecret", "oldValidUntil", "until", "notices");

  static Stream<Example> examples() {
    return Contract.operations().stream()
        .filter(operation -> SIGNED.stream().noneMatch(operation.path()::startsWith))
        .flatMap(operation -> operation.examples().stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void an_example_is_taken_as_it_stands_and_answered_as_shown(Example example, World world) {
    Scene scene = Scene.in(world);
    prepare(world, example);

    Answer answer = asked(scene, example).send();

    assertThat(example.operation().goodAnswers())
        .as("%s answered %s", example, answer.text())
        .contains(answer.status());
    example
        .operation()
        .shown(answer.status())
        .filter(shown -> shown.isObject() && !example.name().equals(ALL_SET))
        .ifPresent(shown -> assertThat(differences(shown, example, answer)).isEmpty());
  }

  /** The customer, the chat and the reply that all examples speak of. */
  private static void prepare(World world, Example example) {
    world.call("PUT", "/v1/customers/c-4711").json("language", "en").send().is(200);
    if (!example.operation().path().equals("/v1/replies")) {
      world
          .call("POST", "/v1/replies")
          .json("id", "r-90210", "chatId", "chat-118", "customerId", "c-4711", "text", "Hello")
          .send()
          .is(202);
      world.laptop().settle();
    }
  }

  private static Http.Call asked(Scene scene, Example example) {
    World world = scene.world();
    String path = example.operation().path();
    String named =
        path.startsWith("/v1/workspaces/")
            ? world.id()
            : path.startsWith("/v1/customers/")
                ? "c-4711"
                : path.startsWith("/v1/replies/") ? "r-90210" : "chat-118";
    if (path.startsWith("/v1/unsubscribe/")) {
      path = scene.filled("{unsubscribe}");
    }
    Http.Call call =
        world.anyone(
            example.operation().method(),
            path.replace("{id}", named).replace("{deviceId}", "phone-1"));
    String token = world.tokens().of("c-4711");
    // What was made up in the document: tokens, a delivery and its proof, a name that is taken.
    String body =
        example
            .text()
            .replace("eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl", token)
            .replace("ft4wsmwnzhcxrczkpsujuudehb.push", scene.push().deliveryId())
            .replace("MjAyNi0xMS0yNA.c2lnbmF0dXJl", scene.push().proof());
    if (example.operation().name().equals("POST /v1/workspaces")) {
      body = body.replace("hanok-tea", world.laptop().name("hanok-tea"));
    }
    Set<String> by = example.operation().credentials();
    if (by.contains("operatorKey")) {
      call.by("local");
    } else if (isBeat(path) || (by.contains("customerToken") && !by.contains("workspaceKey"))) {
      call.by(path.contains("receipts") ? scene.mina().token() : token);
    } else if (by.contains("workspaceKey")) {
      call.by(world.key());
    }
    return call.header("Content-Type", example.type()).raw(body);
  }

  private static boolean isBeat(String path) {
    return path.equals("/v1/presence");
  }

  /** Fields that are shown and not answered, or the other way round, or that say something else. */
  private static List<String> differences(JsonNode shown, Example example, Answer answer) {
    JsonNode said = answer.json();
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : shown.properties()) {
      String name = field.getKey();
      if (!said.has(name)) {
        differences.add(name + " is shown and not answered");
      } else if (said.path(name).getNodeType() != field.getValue().getNodeType()) {
        differences.add(name + " is another kind of value");
      } else if (isTheSame(example, name)
          && !said.path(name).equals(Json.read(field.getValue().toString()))) {
        differences.add(name + " is shown as " + field.getValue());
      }
    }
    said.fieldNames()
        .forEachRemaining(
            name -> {
              if (!shown.has(name)) {
                differences.add(name + " is answered and not shown");
              }
            });
    return differences;
  }

  /** Settings are shown as they are at first, and several requests have the one answer. */
  private static boolean isTheSame(Example example, String field) {
    return !VARIES.contains(field)
        && !example.operation().path().equals("/v1/workspace")
        && example.operation().examples().size() == 1
        && !(example.operation().path().equals("/v1/workspaces") && field.equals("id"));
  }
}
