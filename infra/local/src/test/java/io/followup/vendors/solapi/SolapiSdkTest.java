package io.followup.vendors.solapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.local.time.InFlight;
import io.followup.vendors.Outbox;
import io.followup.vendors.VendorServer;
import io.followup.vendors.Weather;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Solapi's own SDK for Node.js between our adapter and the Solapi that we simulate: it talks to the
 * one, and judges the other. That for Python reads the webhooks. Run by {@code .ci/legs/solapi},
 * which installs both.
 */
@EnabledIfSystemProperty(named = SolapiSdkTest.SDK, matches = ".+")
class SolapiSdkTest {
  /** The folder that they are in: {@code node_modules}, and the environment {@code python}. */
  static final String SDK = "followup.solapi.sdk";

  private static final JsonMapper JSON = new JsonMapper();

  private final Weather weather = new Weather();
  private final Outbox outbox = new Outbox(InstantSource.system());
  private final InFlight inFlight = new InFlight();
  private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
  private final VendorServer server = server();
  private final Adapter adapter =
      Adapter.of(server.uri(), Clock.systemUTC(), Duration.ofSeconds(20));

  @AfterEach
  void close() {
    server.close();
    inFlight.close();
  }

  @Test
  void what_the_sdk_sends_is_taken_and_the_sdk_reads_what_became_of_it() throws Exception {
    JsonNode sent = sdk(send(message("01012345678")));
    String id = sent.at("/answer/messageList/0/messageId").asText();

    JsonNode list = sdk(asked("list").set("query", JSON.createObjectNode().put("messageId", id)));

    assertThat(sent.at("/answer/groupInfo/count/registeredSuccess").asInt()).isEqualTo(1);
    JsonNode told = list.at("/answer/messageList").path(id);
    assertThat(told.path("statusCode").asText()).isEqualTo("4000");
    assertThat(told.path("text").asText()).isEqualTo("안녕하세요\nhttps://f.example/l/a");
    assertThat(outbox.all()).extracting(Outbox.Item::kind).containsExactly("ALIMTALK");
  }

  @Test
  void the_sdk_finds_it_by_its_time_and_type_too() throws Exception {
    sdk(send(message("01012345678")));
    ObjectNode query = JSON.createObjectNode().put("type", "ATA").put("limit", 100);
    query.put("startDate", Clock.systemUTC().instant().minusSeconds(60).toString());
    query.put("endDate", Clock.systemUTC().instant().plusSeconds(60).toString());

    JsonNode list = sdk(asked("list").set("query", query));

    assertThat(list.at("/answer/messageList")).hasSize(1);
    assertThat(list.at("/answer/nextKey").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSE, 3104",
    "BLOCKED, 3107",
    "SILENT, 3000",
    "SLOW, 3000",
  })
  void the_sdk_reads_every_weather(Weather.Mode mode, String code) throws Exception {
    weather.set(Weather.Carrier.ALIMTALK, mode);
    sdk(send(message("01012345678")));

    JsonNode list = sdk(asked("list").set("query", JSON.createObjectNode()));

    assertThat(list.at("/answer/messageList").findValuesAsText("statusCode")).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({
    "laptopApiKey, wrong, SignatureDoesNotMatch",
    "wrong, laptopApiSecret, InvalidAPIKey"
  })
  void the_sdk_hears_which_key_is_wrong(String key, String secret, String code) throws Exception {
    JsonNode answer = node(key, secret, send(message("01012345678")));

    assertThat(answer.path("error").asText()).isEqualTo(code);
  }

  @Test
  void the_sdk_hears_which_of_its_messages_failed() throws Exception {
    JsonNode twice = sdk(send(message("01012345678"), message("01012345678")));
    ObjectNode rejected = message("01012345678");
    ((ObjectNode) rejected.path("kakaoOptions")).put("templateId", "rejected-reply");

    JsonNode none = sdk(send(rejected));

    assertThat(twice.at("/answer/failedMessageList/0/statusCode").asText()).isEqualTo("1026");
    assertThat(twice.at("/answer/messageList")).hasSize(1);
    assertThat(none.path("error").asText()).isEqualTo("MessageNotReceivedError");
    assertThat(none.at("/failedMessageList/0/statusCode").asText()).isEqualTo("1042");
  }

  @Test
  void the_sdk_reads_templates() throws Exception {
    JsonNode approved = sdk(asked("template").put("id", Adapter.CODE));
    JsonNode rejected = sdk(asked("template").put("id", "rejected-reply"));
    JsonNode none = sdk(asked("template").put("id", "t".repeat(51)));

    assertThat(approved.at("/answer/status").asText()).isEqualTo("APPROVED");
    assertThat(approved.at("/answer/content").asText()).isEqualTo("#{text}\n#{link}");
    assertThat(rejected.at("/answer/status").asText()).isEqualTo("REJECTED");
    assertThat(none.path("error").asText()).isEqualTo("ResourceNotFound");
  }

  @Test
  void our_adapter_sends_what_the_sdk_sends() throws Exception {
    adapter.send("reply-1");
    ObjectNode same = message("01012345678");
    ((ObjectNode) same.path("customFields")).put("delivery", Adapter.delivery("reply-1").value());

    sdk(send(same));

    ObjectNode ours = sent.get(0).deepCopy();
    ObjectNode theirs = sent.get(1).deepCopy();
    // Which SDK it is, on which machine.
    theirs.remove("agent");
    assertThat(ours).isEqualTo(theirs);
  }

  @Test
  void our_adapters_request_is_one_that_the_sdk_could_have_made() throws Exception {
    adapter.send("reply-1");
    ObjectNode broken = sent.getFirst().deepCopy();
    ((ObjectNode) broken.at("/messages/0/kakaoOptions")).put("disableSMS", true);

    JsonNode good = sdk(asked("judge").set("request", sent.getFirst()));
    JsonNode bad = sdk(asked("judge").set("request", broken));

    assertThat(good.has("error")).as(good.toString()).isFalse();
    assertThat(bad.path("message").asText()).contains("disableSMS");
  }

  @Test
  void our_adapter_reads_what_became_of_what_the_sdk_sent() throws Exception {
    ObjectNode message = message("01012345678");
    ((ObjectNode) message.path("customFields"))
        .put("delivery", Adapter.delivery("reply-1").value());
    var at = Clock.systemUTC().instant();

    JsonNode sent = sdk(send(message));

    Optional<String> id = Optional.of(sent.at("/answer/messageList/0/messageId").asText());
    assertThat(adapter.report("reply-1", at, id)).isEqualTo(new Report.Delivered());
    assertThat(adapter.report("reply-1", at, Optional.empty())).isEqualTo(new Report.Delivered());
    assertThat(adapter.report("reply-2", at, Optional.empty())).isEqualTo(new Report.Pending());
  }

  @Test
  void the_sdk_reads_what_became_of_what_our_adapter_sent() throws Exception {
    Answer answer = adapter.send("reply-1");
    String id = ((Answer.Accepted) answer).carrierId();

    JsonNode list = sdk(asked("list").set("query", JSON.createObjectNode().put("messageId", id)));

    JsonNode told = list.at("/answer/messageList").path(id);
    assertThat(told.path("statusCode").asText()).isEqualTo("4000");
    assertThat(told.at("/customFields/delivery").asText())
        .isEqualTo(Adapter.delivery("reply-1").value());
  }

  @Test
  void the_sdk_for_python_reads_what_a_webhook_tells() throws Exception {
    SolapiMessage message =
        new SolapiMessage(
            "M4V1",
            "G4V1",
            SolapiConsole.PF_ID,
            Adapter.CODE,
            Optional.empty(),
            "01012345678",
            "안녕하세요",
            JSON.createObjectNode().put("delivery", "delivery-1"),
            InstantSource.system().instant(),
            Optional.empty());
    SolapiMessage.Result result = new SolapiMessage.Result(message.at(), 3104);

    JsonNode read =
        run(
            List.of(
                Path.of(System.getProperty(SDK), "python/bin/python").toString(),
                file("report.py")),
            message.report(result));

    assertThat(read.path(0).path("event").asText()).isEqualTo("E4V1");
    assertThat(read.path(0).path("message").asText()).isEqualTo("M4V1");
    assertThat(read.path(0).path("code").asText()).isEqualTo("3104");
    assertThat(read.path(0).at("/fields/delivery").asText()).isEqualTo("delivery-1");
  }

  private VendorServer server() {
    SolapiApi api = new SolapiApi(InstantSource.system(), weather, outbox, Optional.empty());
    return new VendorServer(
        Weather.Carrier.ALIMTALK,
        weather,
        inFlight,
        call -> {
          if (call.method().equals("POST")) {
            sent.add(call.body());
          }
          return api.answer(call);
        });
  }

  private static ObjectNode asked(String what) {
    return JSON.createObjectNode().put("what", what);
  }

  private static ObjectNode send(ObjectNode... messages) {
    ObjectNode send = asked("send");
    send.putArray("messages").addAll(List.of(messages));
    send.putObject("config").put("allowDuplicates", false).put("showMessageList", true);
    return send;
  }

  /** The variables as people write them for the SDK: it puts their signs around them. */
  private static ObjectNode message(String to) {
    ObjectNode message = JSON.createObjectNode();
    message.put("to", to).put("type", "ATA").put("country", "82");
    ObjectNode kakao = message.putObject("kakaoOptions");
    kakao.put("pfId", SolapiConsole.PF_ID).put("templateId", Adapter.CODE).put("disableSms", true);
    kakao.putObject("variables").put("text", "안녕하세요").put("link", "https://f.example/l/a");
    message.putObject("customFields").put("delivery", "delivery-1");
    return message;
  }

  private JsonNode sdk(JsonNode what) throws Exception {
    return node(SolapiConsole.API_KEY, SolapiConsole.API_SECRET, what);
  }

  private JsonNode node(String key, String secret, JsonNode what) throws Exception {
    return run(List.of("node", file("sdk.cjs"), server.uri().toString(), key, secret), what);
  }

  private static String file(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(SolapiSdkTest.class.getResource(name)).toURI())
        .toString();
  }

  private static JsonNode run(List<String> command, JsonNode what) throws Exception {
    ProcessBuilder program = new ProcessBuilder(command);
    program
        .environment()
        .put("NODE_PATH", Path.of(System.getProperty(SDK), "node_modules").toString());
    Process process = program.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (OutputStream asked = process.getOutputStream()) {
      asked.write(what.toString().getBytes(UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return JSON.readTree(said);
  }
}
