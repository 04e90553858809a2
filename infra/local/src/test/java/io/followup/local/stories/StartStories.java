package io.followup.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the laptop starts, is refused to start, and starts again after it was killed. */
class StartStories {
  @TempDir private Path folder;

  @Test
  void the_first_call_that_is_taken_is_answered_as_any_other() throws Exception {
    try (StartedApp app = StartedApp.launch(Map.of());
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest create =
          HttpRequest.newBuilder(app.address().resolve("/v1/workspaces"))
              .header("Authorization", "Bearer " + Laptop.OPERATOR_KEY)
              .timeout(Duration.ofSeconds(30))
              .POST(BodyPublishers.ofString("{\"id\":\"early\",\"name\":\"Early\"}"))
              .build();

      assertThat(first(client, create).statusCode()).isEqualTo(201);
    }
  }

  private static HttpResponse<String> first(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    for (int attempt = 0; attempt < 3_000; attempt++) {
      try {
        return client.send(request, BodyHandlers.ofString());
      } catch (ConnectException e) {
        Thread.sleep(20);
      }
    }
    throw new AssertionError("it never answered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FOLLOWUP_PORT=http|FOLLOWUP_PORT is no port number (1 to 65535)",
        "FOLLOWUP_PORT=70000|FOLLOWUP_PORT is no port number (1 to 65535)",
        "FOLLOWUP_DATA=/dev/null|FOLLOWUP_DATA: /dev/null is no folder that can be read and"
            + " written",
        "FOLLOWUP_REAL=pigeon|FOLLOWUP_REAL: there is no carrier \"pigeon\"; there are email,"
            + " alimtalk, xms, line, push",
        "FOLLOWUP_REAL=email|FOLLOWUP_REAL needs FOLLOWUP_SECRETS=file, the carriers' secrets in"
            + " JSON",
        "FOLLOWUP_REAL=email,FOLLOWUP_SECRETS=/nowhere|FOLLOWUP_REAL needs"
            + " FOLLOWUP_REAL_TO=my@address,+8210…: for whom they are the true ones",
        "FOLLOWUP_REAL=email,FOLLOWUP_SECRETS=/nowhere,FOLLOWUP_REAL_TO=me@example.com|FOLLOWUP_SECRETS:"
            + " /nowhere can't be read"
      })
  void what_it_cannot_do_is_told_in_one_line(String environment, String line) throws Exception {
    Map<String, String> told = new HashMap<>();
    for (String one : environment.split(",", -1)) {
      String[] parts = one.split("=", -1);
      told.put(parts[0], parts[1]);
    }
    try (StartedApp app = StartedApp.launch(told)) {
      assertThat(app.exitCode()).isEqualTo(1);
      assertThat(app.output()).isEqualTo(line);
    }
  }

  @Test
  void secrets_that_are_no_json_or_lack_one_are_told_in_one_line() throws Exception {
    Path secrets = folder.resolve("secrets.json");
    Map<String, String> told =
        Map.of(
            "FOLLOWUP_REAL", "email",
            "FOLLOWUP_SECRETS", secrets.toString(),
            "FOLLOWUP_REAL_TO", "me@example.com");
    Files.writeString(secrets, "{");
    try (StartedApp app = StartedApp.launch(told)) {
      assertThat(app.exitCode()).isEqualTo(1);
      assertThat(app.output()).isEqualTo("FOLLOWUP_SECRETS: " + secrets + " is no JSON object");
    }
    Files.writeString(secrets, "{\"line\":{}}");
    try (StartedApp app = StartedApp.launch(told)) {
      assertThat(app.exitCode()).isEqualTo(1);
      assertThat(app.output()).isEqualTo("FOLLOWUP_SECRETS: email needs smtp in " + secrets);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "email|me@example.com|{'smtp':{}}|FOLLOWUP_SECRETS: smtp needs host in %s",
        "email|me@example.com|{'smtp':{'host':'h','port':'smtp'}}|FOLLOWUP_SECRETS: smtp's port is"
            + " no port number (1 to 65535)",
        "email|me@example.com|{'smtp':{'host':'h','tls':'ssl'}}|FOLLOWUP_SECRETS: smtp's tls is"
            + " starttls, tls or none",
        "email|me@example|{'smtp':{'host':'h'}}|FOLLOWUP_REAL_TO: what has an @ in it is no email"
            + " address",
        "email|,|{'smtp':{'host':'h'}}|FOLLOWUP_REAL_TO names nobody",
        "xms|010-1234-5678|{'aws':{}}|FOLLOWUP_REAL_TO: a number begins with + and its country:"
            + " +8210…",
        "xms|+821012345678|{'aws':{}}|FOLLOWUP_SECRETS: xms needs nhn-sms in %s",
        "xms|+12015550100|{'nhn-sms':{}}|FOLLOWUP_SECRETS: xms needs aws in %s",
        "xms|+12015550100|{'aws':{}}|FOLLOWUP_SECRETS: aws needs accessKeyId in %s",
        "alimtalk|+821012345678|{'solapi':{'apiKey':'k'}}|FOLLOWUP_SECRETS: solapi needs apiSecret"
            + " in %s",
      })
  void true_carriers_that_could_not_carry_are_told_in_one_line(
      String carriers, String to, String secrets, String line) throws Exception {
    Path file = folder.resolve("secrets.json");
    Files.writeString(file, secrets.replace('\'', '"'));
    try (StartedApp app =
        StartedApp.launch(
            Map.of(
                "FOLLOWUP_REAL",
                carriers,
                "FOLLOWUP_SECRETS",
                file.toString(),
                "FOLLOWUP_REAL_TO",
                to))) {
      assertThat(app.exitCode()).isEqualTo(1);
      assertThat(app.output()).isEqualTo(line.formatted(file));
    }
  }

  @Test
  void a_port_or_a_folder_that_is_taken_is_told_in_one_line() throws Exception {
    Map<String, String> data = Map.of("FOLLOWUP_DATA", folder.toString());
    try (StartedApp first = StartedApp.start(data);
        StartedApp port =
            StartedApp.launch(
                Map.of("FOLLOWUP_PORT", Integer.toString(first.address().getPort())));
        StartedApp second = StartedApp.launch(data)) {
      assertThat(port.exitCode()).isEqualTo(1);
      assertThat(port.output())
          .isEqualTo(
              "Port %d is taken: stop what listens there, or choose another: FOLLOWUP_PORT=8081 infra/local/run"
                  .formatted(first.address().getPort()));
      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.output())
          .isEqualTo(
              "FOLLOWUP_DATA: another laptop runs on %s; stop it, or name another folder"
                  .formatted(folder));
    }
  }

  /** The same laptop, as a test sees it before and after its death. */
  private static Laptop laptop(StartedApp app) {
    return Laptop.of(app);
  }

  @Test
  void killed_at_any_moment_it_tells_each_reply_once_after_its_next_start() throws Exception {
    Map<String, String> data = Map.of("FOLLOWUP_DATA", folder.resolve("kept").toString());
    List<String> mails = new ArrayList<>();
    World world;
    Customer mina;
    List<String> replies = new ArrayList<>();
    StartedApp app = StartedApp.start(data);
    try (Laptop laptop = laptop(app)) {
      world = World.on(laptop);
      laptop.skip(Duration.ofHours(3));
      mina = world.customer();
      mina.device("phone");
      replies.add(mina.reply());
      // Posted and not waited for: they are anywhere when it dies.
      for (int number = 0; number < 8; number++) {
        replies.add(mina.post("id", "kept-" + number).is(202).json().required("id").asText());
      }
      mails.addAll(ids(laptop));
      app.kill();
    }

    StartedApp again = StartedApp.start(data);
    try (Laptop laptop = laptop(again)) {
      World resumed = world.at(laptop);
      laptop.settle();
      laptop.skip(Duration.ofHours(1));
      mails.addAll(ids(laptop));

      for (String reply : replies) {
        Story story = story(resumed, reply);
        assertThat(story.outcome()).as(story.toString()).isNotEqualTo(Story.Outcome.OPEN);
      }
      assertThat(mails).isNotEmpty().doesNotHaveDuplicates();
      Set<String> told = new HashSet<>();
      for (String reply : replies) {
        told.add(story(resumed, reply).outcome().name());
      }
      assertThat(told).isSubsetOf("REACHED", "FAILED");
      assertThat(Duration.between(java.time.Instant.now(), laptop.now()))
          .isGreaterThan(Duration.ofHours(4).minusMinutes(1));
    }
  }

  @Test
  void R2_what_waited_when_it_was_killed_goes_on_when_its_wait_is_over() throws Exception {
    Map<String, String> data = Map.of("FOLLOWUP_DATA", folder.resolve("kept").toString());
    World world;
    String pushed;
    String gap;
    StartedApp app = StartedApp.start(data);
    try (Laptop laptop = laptop(app)) {
      world = World.on(laptop);
      Customer mina = world.customer();
      Customer sora = world.customer();
      mina.device("phone");
      pushed = mina.reply();
      sora.reply();
      gap = sora.reply();
      assertThat(story(world, pushed).outcome()).isEqualTo(Story.Outcome.OPEN);
      assertThat(story(world, gap).outcome()).isEqualTo(Story.Outcome.OPEN);
      app.kill();
    }
    StartedApp again = StartedApp.start(data);
    try (Laptop laptop = laptop(again)) {
      World resumed = world.at(laptop);
      laptop.skip(Duration.ofSeconds(62));

      assertThat(story(resumed, pushed).outcome()).isEqualTo(Story.Outcome.REACHED);
      assertThat(story(resumed, gap).outcome()).isEqualTo(Story.Outcome.REACHED);
      again.kill();
    }
  }

  /** Of everything that the carriers took, which delivery it was, and to whom. */
  private static List<String> ids(Laptop laptop) {
    return laptop.outbox().stream()
        .filter(notice -> notice.json().has("deliveryId"))
        .map(notice -> notice.deliveryId() + " " + notice.to())
        .toList();
  }

  private static Story story(World world, String reply) {
    return new Story(
        world.call("GET", "/v1/replies/" + reply + "/follow-up").send().is(200).json());
  }

  @Test
  void tables_keys_devices_and_the_clocks_lead_are_kept() throws Exception {
    Map<String, String> data = Map.of("FOLLOWUP_DATA", folder.resolve("kept").toString());
    World world;
    Customer mina;
    String told;
    StartedApp app = StartedApp.start(data);
    try (Laptop laptop = laptop(app)) {
      world = World.on(laptop);
      mina = world.customer();
      mina.device("phone", "ios");
      mina.beat();
      told = mina.reply();
      laptop.skip(Duration.ofDays(2));
      app.kill();
    }
    StartedApp again = StartedApp.start(data);
    try (Laptop laptop = laptop(again)) {
      World resumed = world.at(laptop);

      assertThat(story(resumed, told).outcome()).isEqualTo(Story.Outcome.REACHED);
      assertThat(Duration.between(java.time.Instant.now(), laptop.now()))
          .isGreaterThan(Duration.ofDays(2).minusMinutes(1));
      String reply = mina.in(resumed).post("id", "after").is(202).json().required("id").asText();
      laptop.settle();
      assertThat(laptop.outbox()).extracting(Notice::kind).containsExactly(Notice.Kind.PUSH);
      laptop.skip(Duration.ofMinutes(2));
      assertThat(story(resumed, reply).outcome()).isEqualTo(Story.Outcome.REACHED);
      again.kill();
    }
  }

  @Test
  void the_loudest_log_tells_of_nobody_and_opens_no_door() throws Exception {
    try (StartedApp app =
            StartedApp.start(
                Map.of(
                    "QUARKUS_LOG_LEVEL", "TRACE",
                    "QUARKUS_LOG_CATEGORY__IO_FOLLOWUP__LEVEL", "TRACE"));
        Laptop laptop = laptop(app)) {
      World world = World.on(laptop);
      Customer mina = world.customer();
      mina.device("phone");
      mina.beat();
      mina.leave();
      mina.reply();
      laptop.skip(Duration.ofMinutes(2));
      Notice mail = mina.only(Notice.Channel.EMAIL);
      String unsubscribe = mail.header("List-Unsubscribe").replaceAll("[<>]", "");
      String token = unsubscribe.substring(unsubscribe.lastIndexOf('/') + 1);
      String code = mail.link().substring("/l/".length());
      for (String path :
          List.of(
              "/l/" + code,
              "/v1/unsubscribe/" + token,
              "/v1/unsubscribe/" + token + "%zz",
              "/v1/workspace?token=" + token + "&x=%zz",
              "/local/outbox?to=" + mina.email())) {
        var _ =
            laptop.http().raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        var _ = laptop.http().raw("BAD " + path + " HTTP/1.1\r\nno colon\r\n\r\n");
      }

      assertThat(app.output()).contains("DEBUG");
      for (String word :
          List.of(
              token,
              "/l/" + code,
              mina.phone(),
              mina.phone().substring(3),
              mina.email(),
              mina.only(Notice.Channel.PUSH).to(),
              world.key(),
              "안녕하세요",
              "Mina",
              mina.only(Notice.Channel.PUSH).proof())) {
        assertThat(app.output()).doesNotContain(word);
      }
    }
  }
}
