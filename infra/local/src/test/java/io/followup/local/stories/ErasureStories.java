package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.tables.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Everything of a customer goes, wherever it came to lie, and nothing late brings it back (S5). */
class ErasureStories {
  private static final String NAME = "Miranda Quillfeather";
  private static final String LINE_ID = "U" + "5e7a".repeat(8);
  private static final String MANAGER = "Junipero";

  /** A word that stands in every text of hers, and nowhere else. */
  private static final String WORD = "zirkonlampe";

  /** Wherever a browser of hers takes its pushes. */
  private static final String DOOR = "/local/web-push/";

  private static final String SESSION = "tab-of-quill";

  @TempDir private Path folder;

  @Test
  void S5_all_that_was_ever_told_of_a_customer_goes_and_what_comes_late_is_not_let_in()
      throws Exception {
    Map<String, String> data =
        Map.of("FOLLOWUP_DATA", folder.toString(), "QUARKUS_LOG_LEVEL", "INFO");
    StartedApp app = StartedApp.start(data);
    Customer mina;
    World world;
    String device;
    String door;
    String told;
    try (Receiver receiver = new Receiver();
        Laptop laptop = Laptop.of(app)) {
      world = World.on(laptop);
      world.settings("webhook", Json.object("url", receiver.url()), "content", "full");
      laptop
          .http()
          .call("POST", "/v1/workspaces/" + world.id() + "/credits")
          .by(Laptop.OPERATOR_KEY)
          .json("id", "paid-1", "units", 10_000)
          .send()
          .is(201);
      mina = world.customer("name", NAME, "lineUserId", LINE_ID, "country", "KR");
      device = mina.device("phone");
      door = browser(world, mina);
      told = reachedByEverything(world, mina);
      String stop = stopsEmail(world, mina);
      String open = open(world, mina);
      String before = laptop.now().toString();
      assertThat(leaksIn(world.call("GET", "/v1/replies/" + told + "/follow-up").send().text()))
          .isEmpty();

      world.call("DELETE", "/v1/customers/" + mina.id()).send().is(204);
      world.call("DELETE", "/v1/customers/" + mina.id()).send().is(204);
      comesLate(world, mina, told, open, before);
      world.skip(ofMinutes(5));
      comesLate(world, mina, told, open, before);
      form(world, stop, "List-Unsubscribe=One-Click").is(200);
      laptop.settle();

      world.call("GET", "/v1/customers/" + mina.id()).send().isProblem(404);
      assertThat(world.call("GET", "/v1/customers/" + mina.id() + "/presence").send().text())
          .contains("\"online\":false")
          .doesNotContain("lastActiveAt");
      assertThat(mina.outcome(open)).isEqualTo(Story.Outcome.NOT_WANTED);
      assertThat(mina.outcome(told)).isEqualTo(Story.Outcome.REACHED);
      for (String reply : List.of(told, open)) {
        var record = world.call("GET", "/v1/replies/" + reply + "/follow-up").send().is(200).json();
        assertThat(record.path("known").isEmpty()).isTrue();
        assertThat(record.path("deliveries").findValuesAsText("to")).containsOnly("");
      }
      mina.got(EMAIL).forEach(mail -> world.anyone("GET", mail.link()).send().isProblem(404));

      assertThat(leaksIn(laptop.events(0).toString(), device, door)).isEmpty();
      assertThat(leaksIn(receiver.posted().toString(), device, door)).isEmpty();
      assertThat(receiver.posted()).isNotEmpty();
      assertThat(leaksIn(laptop.http().call("GET", "/local/console").send().text(), device))
          .isEmpty();
    }
    assertThat(leaksIn(app.output(), device, door)).isEmpty();

    // The push carrier forgot the phone, too.
    assertThat(folder.resolve("devices.jsonl")).content().doesNotContain(device);
    String stored = stored();
    assertThat(stored).contains(told, "suppression");
    assertThat(leaksIn(stored, device, door, mina.phone(), mina.phone().substring(3), mina.email()))
        .isEmpty();

    assertThat(sealedIn(stored)).isEmpty();

    stopHolds(data, world, mina);
    // Who came back is found, so the scan finds what is there, and only sealed (S5).
    String again = stored();
    assertThat(sealedIn(again)).anyMatch(item -> item.contains("S=customer)"));
    assertThat(leaksIn(again, DOOR, mina.phone(), mina.email())).isEmpty();
  }

  /** Where it takes its pushes, which is all that somebody needs to push there. */
  private static String browser(World world, Customer mina) {
    ObjectNode token = (ObjectNode) world.anyone("POST", "/local/web-push").send().is(201).json();
    world
        .call("PUT", "/v1/customers/" + mina.id() + "/devices/browser")
        .json("platform", "web", "token", token)
        .send()
        .is(200);
    return token.required("endpoint").asText();
  }

  /** The stop is known again when its address comes back. */
  private static void stopHolds(Map<String, String> data, World world, Customer mina) {
    try (Laptop laptop = Laptop.of(StartedApp.start(data))) {
      World resumed = world.at(laptop);
      Customer again = mina.in(resumed);
      again.comesBack();
      String _ = browser(resumed, again);
      String next = again.reply("id", "after-all", "text", "Another " + WORD);
      resumed.skip(ofMinutes(5));
      assertThat(again.story(next).reason(EMAIL)).isEqualTo("stopped");
    }
  }

  /** By push, which nobody acknowledges in time, by text and by email; then read. */
  private static String reachedByEverything(World world, Customer mina) {
    world
        .call("POST", "/v1/chats")
        .json("id", mina.chat(), "customerId", mina.id(), "openedBy", "customer")
        .send()
        .is(201);
    String told = says(mina, "The " + WORD + " is back");
    world.skip(ofSeconds(40));
    world.anyone("GET", mina.only(EMAIL).link()).send().is(302);
    mina.acknowledge(mina.only(PUSH));
    mina.beat(SESSION);
    mina.leave(SESSION);
    mina.read(told);
    world.skip(ofMinutes(2));
    return told;
  }

  private static String says(Customer mina, String text, @Nullable Object... more) {
    return mina.say(
        text,
        Stream.concat(
                Stream.<@Nullable Object>of("manager", Json.object("id", "m1", "name", MANAGER)),
                Stream.of(more))
            .toArray());
  }

  private static String stopsEmail(World world, Customer mina) {
    String stop =
        mina.only(EMAIL)
            .header("List-Unsubscribe")
            .replaceAll(".*(/v1/unsubscribe/[^>]+)>.*", "$1");
    form(world, stop, "List-Unsubscribe=One-Click").is(200);
    return stop;
  }

  private static Answer form(World world, String path, String body) {
    return world
        .anyone("POST", path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .raw(body)
        .send();
  }

  /** One that is claimed and whose text is put off, and edited meanwhile; one that is watched. */
  private static String open(World world, Customer mina) {
    world.weather(Carrier.XMS, Weather.DOWN);
    String claimed = says(mina, "Shall I keep the " + WORD + "?");
    world.skip(ofSeconds(40));
    world
        .call("PATCH", "/v1/replies/" + claimed)
        .json("text", "Shall I keep that " + WORD + "?")
        .send()
        .is(200);
    mina.beat(SESSION, "n", 7);
    String _ = says(mina, "Are you there, " + WORD + "?");
    return claimed;
  }

  /** Everything that may still be under way when a customer is erased. */
  private static void comesLate(
      World world, Customer mina, String told, String open, String before) {
    Laptop laptop = world.laptop();
    world.weather(Carrier.XMS, Weather.OK);
    tells(laptop, world, "customer-updated", mina, before, "name", NAME, "email", mina.email());
    tells(laptop, world, "presence-beat", mina, before, "session", SESSION, "state", "active");
    tells(laptop, world, "reply-posted", mina, before, "id", "late-1", "text", "A late " + WORD);
    tells(laptop, world, "reply-edited", mina, before, "id", open, "text", "An edited " + WORD);
    tells(laptop, world, "reply-deleted", mina, before, "id", open);
    tells(laptop, world, "customer-wrote", mina, before);
    tells(laptop, world, "chat-read", mina, before, "upTo", open);
    world
        .anyone("PUT", "/v1/presence")
        .by(mina.token())
        .json("session", SESSION, "state", "active", "n", 7)
        .send()
        .is(200);
    world
        .anyone("POST", "/v1/receipts/push")
        .by(mina.token())
        .json("deliveryId", mina.got(PUSH).getFirst().deliveryId(), "kind", "opened")
        .send()
        .isProblem(404);
    world
        .call("POST", "/v1/replies")
        .json(
            mina.body(
                "id",
                told,
                "text",
                "The " + WORD + " is back",
                "manager",
                Json.object("id", "m1", "name", MANAGER)))
        .send()
        .is(202);
    laptop.settle();
  }

  private static void tells(
      Laptop laptop, World world, String type, Customer mina, String at, Object... more) {
    Object[] all = {
      "workspace", world.id(), "occurredAt", at, "customerId", mina.id(), "chatId", mina.chat()
    };
    Object[] detail = new Object[all.length + more.length];
    System.arraycopy(all, 0, detail, 0, all.length);
    System.arraycopy(more, 0, detail, all.length, more.length);
    laptop.tellBus(type, detail);
  }

  private static List<String> leaksIn(String text, String... more) {
    return Stream.concat(List.of(NAME, LINE_ID, MANAGER, WORD).stream(), List.of(more).stream())
        .filter(text::contains)
        .toList();
  }

  /**
   * What is personal stands in sealed bytes; so do workspaces' wrapped keys, and the demo's people.
   */
  private static List<String> sealedIn(String stored) {
    return stored
        .lines()
        .filter(item -> item.contains("B=SdkBytes"))
        .filter(item -> !item.contains("S=data-key)") && !item.contains("#demo#"))
        .toList();
  }

  /** Every item of both tables, as the engine has them once the laptop has ended. */
  private String stored() {
    Engine engine = Engine.start(Optional.of(folder.resolve("tables.db")));
    try {
      DynamoDbClient tables = engine.tables();
      return tables.listTables().tableNames().stream()
          .flatMap(table -> tables.scanPaginator(scan -> scan.tableName(table)).items().stream())
          .map(Object::toString)
          .collect(Collectors.joining("\n"));
    } finally {
      engine.close();
    }
  }
}
