package io.followup.artefact;

import static io.followup.artefact.World.fresh;
import static io.followup.artefact.World.json;
import static io.followup.artefact.World.object;
import static io.followup.aws.AwsService.DYNAMODB;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.artefact.aws.Tap;
import io.followup.aws.AwsCall;
import io.followup.aws.WireAnswer;
import io.followup.aws.events.HttpCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a process starts, fails and ends. */
@ExtendWith(OnLambda.class)
class StartIT {
  private final World world;
  private final String mina = fresh("mina");

  StartIT(World world) {
    this.world = world;
  }

  @Test
  void a_name_that_is_no_functions_is_refused_at_the_start_and_named() {
    Launch launch =
        world.deployment().launch("presence").with(Map.of("QUARKUS_FUNQY_EXPORT", "presense"));

    try (LambdaProcess process = launch.start()) {
      Start start = process.awaitStart();

      assertThat(start).isNotInstanceOf(Start.Ready.class);
      assertThat(process.output())
          .contains("quarkus.funqy.export does not match a function: presense");
    }
  }

  @Test
  void a_function_that_throws_tells_so_and_goes_on_serving() {
    String reply = world.reply(mina);
    LambdaProcess process = world.deployment().function("claimunseen");

    Outcome broken = process.invoke(object());
    Outcome whole = process.invoke(world.task(mina, reply));

    assertThat(broken).isInstanceOf(Outcome.Failed.class);
    assertThat(World.answered(whole)).isEqualTo(json("{\"next\":\"tell\",\"text\":\"xms\"}"));
  }

  @Test
  void a_database_that_refuses_is_an_error_that_quotes_nobody() {
    String reply = world.reply(mina);
    LambdaProcess process = world.deployment().function("claimunseen");

    try (var _ =
        world
            .aws()
            .answering(
                call -> call.service() == DYNAMODB, WireAnswer.refusal("ValidationException"))) {
      Outcome outcome = process.invoke(world.task(mina, reply));

      assertThat(outcome).isInstanceOf(Outcome.Failed.class);
      assertThat(outcome.toString()).doesNotContain(mina);
    }
    assertThat(process.output()).doesNotContain(mina);
  }

  @Test
  void an_event_that_is_no_event_is_answered_all_the_same() {
    JsonNode answer = world.ask("fallback", object());

    assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
  }

  /** Natively there is no snapshot. */
  @ParameterizedTest
  @ValueSource(strings = {"presence", "dispatch", "replies", "xms"})
  void before_a_snapshot_it_asks_once_and_writes_nothing(String function) {
    assumeTrue(world.deployment().artefact(function).form() == Artefact.Form.JVM);
    List<String> asked = new CopyOnWriteArrayList<>();
    Tap tap =
        new Tap() {
          @Override
          public void after(AwsCall call) {
            if (call.caller().equals("primed")) {
              asked.add(call.operation());
            }
          }
        };

    try (var _ = world.aws().watch(tap);
        LambdaProcess process =
            world.deployment().launch(function, "primed").snapStart().start().ready()) {
      assertThat(process.wasPrimed()).isTrue();
      assertThat(asked).containsExactly("GetItem");
      assertThat(process.output()).doesNotContain("without a call");
    }
  }

  @Test
  void a_restored_snapshot_serves() {
    assumeTrue(world.deployment().artefact("fallback").form() == Artefact.Form.JVM);
    Launch launch = world.deployment().launch("fallback").snapStart();

    try (LambdaProcess process = launch.start().ready()) {
      Outcome outcome = process.invoke(HttpCall.of("GET", "/1").event());

      assertThat(Answer.of(World.answered(outcome)).status()).isEqualTo(404);
    }
  }

  @Test
  void two_processes_of_a_function_serve_side_by_side() {
    LambdaProcess first = world.deployment().function("fallback");
    Launch launch = world.deployment().launch("fallback").on(Launch.ClassPath.FLAT);

    try (LambdaProcess second = launch.start().ready()) {
      var one = first.hand(HttpCall.of("GET", "/1").event());
      var other = second.hand(HttpCall.of("GET", "/2").event());

      assertThat(Answer.of(World.answered(one.join())).status()).isEqualTo(404);
      assertThat(Answer.of(World.answered(other.join())).status()).isEqualTo(404);
      assertThat(second.pid()).isNotEqualTo(first.pid());
    }
  }

  @Test
  void a_process_that_is_killed_between_two_calls_leaves_what_it_had_done() {
    String reply = world.reply(mina);
    LambdaProcess process = world.deployment().launch("claimunseen", "doomed").start().ready();
    Tap killer =
        new Tap() {
          @Override
          public void after(AwsCall call) {
            if (call.caller().equals("doomed") && call.operation().startsWith("Transact")) {
              process.kill();
            }
          }
        };

    try (process;
        var _ = world.aws().watch(killer)) {
      Outcome outcome = process.invoke(world.task(mina, reply));

      assertThat(outcome).isEqualTo(new Outcome.Died());
    }
    assertThat(world.chatItem(mina).keySet()).anyMatch(name -> name.startsWith("claim:"));
  }

  /** A script in the place of a native executable, which goes on with the JVM form. */
  @Test
  void a_bootstrap_is_started_as_it_is(@TempDir Path folder) throws IOException {
    Artefact jvm = world.deployment().artefact("presence");
    // Not AssertJ's: beside a JUnit 4 it asks for hamcrest.
    assumeTrue(jvm.form() == Artefact.Form.JVM);
    Path zip = folder.resolve("function.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("bootstrap"));
      out.write(bootstrap(jvm).getBytes(UTF_8));
    }
    Artefact artefact = Artefact.unpack(zip, folder.resolve("task"));
    Launch launch = world.deployment().launch("presence");

    assertThat(artefact.form()).isEqualTo(Artefact.Form.NATIVE);
    for (Launch.ClassPath any : Launch.ClassPath.values()) {
      try (LambdaProcess process =
          Launch.of(artefact, "presence").with(launch.environment()).on(any).start().ready()) {
        Outcome outcome = process.invoke(HttpCall.of("PUT", "/v1/presence").event());

        assertThat(Answer.of(World.answered(outcome)).status()).isEqualTo(401);
      }
    }
  }

  private static String bootstrap(Artefact jvm) {
    return """
        #!/bin/sh
        cd '%s' && exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s "$_HANDLER"
        """
        .formatted(
            jvm.root(),
            System.getProperty("java.home"),
            InterfaceClient.classPath(Stream.of()),
            InterfaceClient.MAIN);
  }
}
