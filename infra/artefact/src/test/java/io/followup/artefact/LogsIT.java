package io.followup.artefact;

import static io.followup.artefact.World.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.aws.events.Batch;
import io.followup.aws.events.QueueMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the functions write. */
@ExtendWith(OnLambda.class)
class LogsIT {
  private static final List<String> FUNCTIONS =
      List.of("customers", "replies", "dispatch", "claimunseen", "xms", "email");

  private static final String SESSION_TOKEN = "t0kenOfTheFunctionsRole".repeat(20);

  private final World world;
  private final String mina = fresh("mina");

  LogsIT(World world) {
    this.world = world;
  }

  @Test
  void a_follow_up_that_goes_well_is_told_without_a_warning_and_without_a_person() {
    world.reachable(mina);
    String reply = world.reply(mina);
    world.ask("dispatch", Batch.of(world.inserted(reply)));
    ObjectNode task = world.claimed(mina, reply);

    // Other tests may have had these processes at work before, and dying.
    int xms = output("xms").length();
    int email = output("email").length();
    world.ask("xms", task);
    world.ask("email", task);

    assertThat(world.outcome(reply)).isEqualTo("REACHED");
    for (String told : List.of(output("xms").substring(xms), output("email").substring(email))) {
      assertThat(told).doesNotContain("WARN", "ERROR", "Exception");
    }
    for (String function : FUNCTIONS) {
      assertThat(output(function))
          .contains("INFO")
          .doesNotContain(World.phone(mina), World.email(mina), "Your tea is on its way.");
    }
  }

  @Test
  void the_loudest_log_tells_of_no_person_and_of_no_secret() {
    world.reachable(mina);
    String reply = world.reply(mina);
    ObjectNode task = world.claimed(mina, reply);
    Map<String, ObjectNode> events =
        Map.of("presence", world.beatOf(fresh("jun")), "xms", task, "email", task);

    events.forEach(
        (function, event) ->
            assertThat(loud(function, event))
                .as(function)
                .contains("DEBUG")
                .doesNotContain(World.phone(mina), World.phone(mina).substring(3))
                .doesNotContain(World.email(mina), "Your tea is on its way.")
                .doesNotContain(SESSION_TOKEN));

    assertThat(world.outcome(reply)).isEqualTo("REACHED");
  }

  /** What a process of its own writes at DEBUG, from its start to its answer. */
  private String loud(String function, ObjectNode event) {
    Map<String, String> variables =
        Map.of("QUARKUS_LOG_LEVEL", "DEBUG", "AWS_SESSION_TOKEN", SESSION_TOKEN);
    try (LambdaProcess process = world.deployment().launch(function).with(variables).start()) {
      JsonNode _ = World.answered(process.ready().invoke(event));
      return process.output();
    }
  }

  @Test
  void a_message_that_cannot_be_worked_on_says_why_and_of_nobody() {
    ObjectNode look =
        World.object()
            .put("workspace", World.WORKSPACE)
            .put("customer", mina)
            .put("chat", World.chat(mina))
            .put("at", "2026-11-22T09:14:03Z");
    Map<String, String> lost = Map.of("FOLLOWUP_TABLE_FOLLOWUP", "nowhere");
    try (LambdaProcess process = world.deployment().launch("look").with(lost).start()) {
      ObjectNode event = Batch.of(new QueueMessage("m-1", look.toString()).record());
      JsonNode answer = World.answered(process.ready().invoke(event));

      assertThat(World.failures(answer)).containsExactly("m-1");
      assertThat(process.output())
          .contains("outcome=failed error=")
          .contains("ResourceNotFoundException")
          .doesNotContain(mina);
    }
  }

  private String output(String function) {
    return world.deployment().function(function).output();
  }
}
