package io.followup.handlers.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.reply.Attachment;
import io.followup.domain.reply.Reply;
import io.followup.domain.secret.Signer;
import io.followup.domain.settings.Settings;
import io.followup.wire.Json;
import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatwootTest extends Webhooks {
  private static final String PATH = "/v1/connect/chatwoot/tea";
  private static final ObjectNode OUTGOING = sample("/chatwoot/outgoing.json");
  private static final ObjectNode CONTACT = sample("/chatwoot/contact.json");

  ChatwootTest() {
    super(new Settings.Connect(Optional.of("tea/backend"), Optional.empty()));
  }

  private Answered comes(ObjectNode payload) {
    return signed(bytes(payload), deployment.wall().instant());
  }

  private Answered comes(ObjectNode sample, Consumer<ObjectNode> change) {
    return comes(with(sample, change));
  }

  private Answered signed(byte[] body, Instant at) {
    String stamp = Long.toString(at.getEpochSecond());
    return knock(call(body, stamp, "sha256=" + signature(stamp, body, SECRET)));
  }

  private static Call call(byte[] body, String stamp, String signature) {
    return Call.of("POST", PATH)
        .with(body)
        .with("X-Chatwoot-Timestamp", stamp)
        .with("X-Chatwoot-Signature", signature);
  }

  private static String signature(String stamp, byte[] body, String secret) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes((stamp + ".").getBytes(UTF_8));
    signed.writeBytes(body);
    return HexFormat.of().formatHex(Signer.hmac(secret.getBytes(UTF_8), signed.toByteArray()));
  }

  private static ObjectNode incoming(String id, Instant at) {
    return with(
        OUTGOING,
        event -> {
          event.put("id", id).put("message_type", "incoming").put("created_at", at.toString());
          event.set("sender", at(OUTGOING, "/conversation/meta/sender").deepCopy());
        });
  }

  private static ObjectNode updated(Consumer<ObjectNode> change) {
    return with(
        OUTGOING,
        event -> {
          event.put("event", "message_updated");
          change.accept(event);
        });
  }

  @Test
  void what_a_manager_wrote_is_a_reply_in_the_conversation() {
    Answered taken = comes(OUTGOING);

    assertThat(taken.status()).isEqualTo(204);
    assertThat(outcome("9001")).isEqualTo("open");
    Reply reply = stored("9001").orElseThrow().reply();
    assertThat(reply.text()).isEqualTo("Your lamp is ready.");
    assertThat(reply.chat().chat().value()).isEqualTo("71");
    assertThat(reply.chat().owner().customer().value()).isEqualTo("mina");
    assertThat(reply.position().said()).isEqualTo("2041-03-01T08:59:58.250Z");
    assertThat(reply.managerName()).contains("Jun");
    assertThat(open("71")).isEqualTo(1);
  }

  @Test
  void the_contact_comes_along_and_fills_in_what_is_not_known() {
    comes(OUTGOING);
    comes(
        OUTGOING,
        event -> at(event, "/conversation/meta/sender").put("email", "other@example.com"));

    assertThat(mina().email().map(EmailAddress::mailbox)).contains("mina@example.com");
    assertThat(mina().phone().orElseThrow().e164()).isEqualTo("+821029999001");
    assertThat(mina().name()).contains("Mina");
    assertThat(mina().language()).contains("ko");
    assertThat(mina().country()).contains("KR");
  }

  @Test
  void a_contact_that_can_not_be_used_costs_no_reply() {
    Answered taken =
        comes(
            OUTGOING,
            event ->
                at(event, "/conversation/meta/sender")
                    .put("email", "no address")
                    .put("name", "misty-forest-42"));

    assertThat(taken.status()).isEqualTo(204);
    assertThat(open("71")).isEqualTo(1);
    assertThat(mina().email()).isEmpty();
    assertThat(mina().name()).isEmpty();
    assertThat(mina().phone()).isPresent();
  }

  @Test
  void who_has_no_identifier_is_known_by_the_contacts_id() {
    comes(OUTGOING, event -> at(event, "/conversation/meta/sender").putNull("identifier"));

    assertThat(stored("9001").orElseThrow().reply().chat().owner().customer().value())
        .isEqualTo("118");
  }

  @Test
  void R9_a_picture_without_words_is_a_reply_too() {
    comes(
        OUTGOING,
        event -> {
          event.putNull("content");
          event.putArray("attachments").addObject().put("file_type", "image");
        });

    assertThat(stored("9001").orElseThrow().reply().attachments())
        .containsExactly(Attachment.IMAGE);
  }

  @Test
  void R5_a_private_note_is_recorded_as_not_wanted() {
    comes(OUTGOING, event -> event.put("private", true));

    assertThat(outcome("9001")).isEqualTo("NOT_WANTED FOLLOW_UP_OFF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent_bot", "captain_assistant", "none", "template", "rule"})
  void R5_what_no_person_wrote_is_recorded_as_not_wanted(String by) {
    comes(
        OUTGOING,
        event -> {
          switch (by) {
            case "none" -> event.putNull("sender");
            case "template" -> event.put("message_type", "template");
            case "rule" -> at(event, "/content_attributes").put("automation_rule_id", 4);
            default -> at(event, "/sender").put("type", by);
          }
        });

    assertThat(outcome("9001")).isEqualTo("NOT_WANTED FOLLOW_UP_OFF");
  }

  @Test
  void R1_a_webhook_that_comes_again_changes_nothing() {
    comes(OUTGOING);

    assertThat(comes(OUTGOING).status()).isEqualTo(204);
    assertThat(open("71")).isEqualTo(1);
  }

  @Test
  void R8_an_edit_is_told_in_place_of_the_first_words() {
    comes(OUTGOING);

    assertThat(comes(updated(event -> event.put("content", "It is ready on Friday."))).status())
        .isEqualTo(204);

    assertThat(stored("9001").orElseThrow().reply().text()).isEqualTo("It is ready on Friday.");
  }

  @Test
  void R8_an_edit_that_is_taken_back_is_one_too() {
    comes(OUTGOING);
    comes(updated(event -> event.put("content", "Other words.")));
    deployment.clock().after(Duration.ofSeconds(5));

    comes(updated(event -> at(event, "/conversation").put("updated_at", 2245741203.5)));

    assertThat(stored("9001").orElseThrow().reply().text()).isEqualTo("Your lamp is ready.");
  }

  @Test
  void a_message_that_was_only_delivered_is_no_edit() {
    comes(OUTGOING);
    comes(updated(event -> event.put("status", "delivered")));

    assertThat(stories.steps(stored("9001").orElseThrow().reply().key())).isEmpty();
  }

  @Test
  void an_edit_that_overtakes_its_message_stands() {
    comes(updated(event -> event.put("content", "It is ready on Friday.")));

    assertThat(comes(OUTGOING).status()).isEqualTo(204);

    assertThat(stored("9001").orElseThrow().reply().text()).isEqualTo("It is ready on Friday.");
    assertThat(open("71")).isEqualTo(1);
  }

  @Test
  void R6_a_message_that_was_deleted_is_not_told() {
    comes(OUTGOING);

    comes(updated(ChatwootTest::delete));

    assertThat(outcome("9001")).isEqualTo("NOT_WANTED DELETED");
    assertThat(open("71")).isZero();
  }

  @Test
  void a_deletion_that_overtakes_its_message_stands() {
    comes(updated(ChatwootTest::delete));
    comes(OUTGOING);

    assertThat(outcome("9001")).isEqualTo("NOT_WANTED DELETED");
  }

  private static void delete(ObjectNode event) {
    event.put("content", "This message was deleted");
    at(event, "/content_attributes").put("deleted", true);
  }

  @Test
  void R8_what_was_said_before_the_customer_wrote_is_seen() {
    comes(OUTGOING);

    comes(incoming("9002", Instant.parse("2041-03-01T08:59:59Z")));

    assertThat(open("71")).isZero();
    assertThat(stored("9002")).isEmpty();
  }

  @Test
  void R8_what_the_customer_wrote_before_does_not_see_what_came_after() {
    comes(OUTGOING);

    comes(incoming("9002", Instant.parse("2041-03-01T08:59:50Z")));

    assertThat(open("71")).isEqualTo(1);
  }

  @Test
  void what_the_contact_has_seen_is_read() {
    comes(OUTGOING);

    comes(updated(event -> at(event, "/conversation").put("contact_last_seen_at", 2245741199L)));

    assertThat(open("71")).isZero();
  }

  @Test
  void what_the_contact_saw_before_is_not_read() {
    comes(OUTGOING);

    comes(updated(event -> at(event, "/conversation").put("contact_last_seen_at", 2245741198L)));

    assertThat(open("71")).isEqualTo(1);
  }

  @Test
  void where_chatwoot_reaches_the_customer_itself_nothing_is_followed_up() {
    comes(OUTGOING, event -> at(event, "/conversation").put("channel", "Channel::Email"));

    assertThat(stored("9001")).isEmpty();
  }

  @Test
  void a_contact_that_changed_is_kept_and_what_was_removed_goes() {
    comes(CONTACT);
    assertThat(mina().email()).isPresent();

    comes(
        CONTACT,
        event -> {
          event.putNull("email").put("name", "Mina Kim");
          event.putArray("changed_attributes");
          event
              .withArray("changed_attributes")
              .addObject()
              .putObject("email")
              .put("previous_value", "mina@example.com")
              .putNull("current_value");
        });

    assertThat(mina().email()).isEmpty();
    assertThat(mina().name()).contains("Mina Kim");
    assertThat(mina().phone()).isPresent();
  }

  @Test
  void S4_a_contact_that_can_not_be_used_is_refused_whole() {
    Answered refused = comes(CONTACT, event -> event.put("email", "no address"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).containsExactly("email malformed");
    assertThat(mina().known()).isFalse();
  }

  @Test
  void S5_what_comes_late_brings_nobody_back() {
    customers.erase(
        mina().key(), Set.of(), deployment.clock().instant(), deployment.clock().instant());

    comes(OUTGOING);
    comes(incoming("9002", Instant.parse("2041-03-01T08:59:59Z")));

    assertThat(stored("9001")).isEmpty();
    assertThat(mina().known()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"webwidget_triggered", "conversation_typing_on", "inbox_created", "something_new"})
  void what_is_not_needed_is_taken_and_left(String kind) {
    assertThat(comes(OUTGOING, event -> event.put("event", kind)).status()).isEqualTo(204);
    assertThat(comes(Json.object().put("event", kind)).status()).isEqualTo(204);
    assertThat(stored("9001")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"activity", "7", ""})
  void messages_of_nobody_are_left(String type) {
    assertThat(comes(OUTGOING, event -> event.put("message_type", type)).status()).isEqualTo(204);
    assertThat(stored("9001")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/,event,422,event required",
    "/,id,422,id required",
    "/,conversation,422,conversation required",
    "/conversation,id,422,conversation.id required",
    "/conversation,meta,422,conversation.meta required",
    "/conversation/meta,sender,422,conversation.meta.sender required"
  })
  void what_lacks_what_is_needed_is_refused(String in, String name, int status, String problem) {
    Answered refused =
        comes(OUTGOING, event -> (in.equals("/") ? event : at(event, in)).remove(name));

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.problem()).containsExactly(problem);
    assertThat(stored("9001")).isEmpty();
  }

  @Test
  void what_is_of_the_wrong_type_or_no_json_is_refused() {
    Instant now = deployment.wall().instant();

    assertThat(comes(OUTGOING, event -> event.putArray("id")).status()).isEqualTo(400);
    assertThat(comes(OUTGOING, event -> event.put("event", 7)).status()).isEqualTo(400);
    assertThat(signed("{".getBytes(UTF_8), now).status()).isEqualTo(400);
    assertThat(signed("[]".getBytes(UTF_8), now).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"-301,401", "-300,204", "0,204", "300,204", "301,401"})
  void a_signature_is_good_for_five_minutes_of_the_wall_clock(long seconds, int status) {
    deployment.clock().after(Duration.ofHours(3));
    Instant at = deployment.wall().instant().plusSeconds(seconds);

    assertThat(signed(bytes(OUTGOING), at).status()).isEqualTo(status);
  }

  @Test
  void a_signature_may_come_without_its_prefix() {
    String stamp = Long.toString(deployment.wall().instant().getEpochSecond());
    byte[] body = bytes(OUTGOING);

    assertThat(knock(call(body, stamp, signature(stamp, body, SECRET))).status()).isEqualTo(204);
  }

  @Test
  void what_is_forged_is_turned_away_whatever_it_says() {
    String stamp = Long.toString(deployment.wall().instant().getEpochSecond());
    String later = Long.toString(deployment.wall().instant().getEpochSecond() + 1);
    byte[] body = bytes(OUTGOING);
    byte[] other = bytes(with(OUTGOING, event -> event.put("id", 9009)));
    String good = "sha256=" + signature(stamp, body, SECRET);

    assertThat(knock(call(body, stamp, "sha256=" + signature(stamp, body, "guessed"))).status())
        .isEqualTo(401);
    assertThat(knock(call(other, stamp, good)).status()).isEqualTo(401);
    assertThat(knock(call(body, later, good)).status()).isEqualTo(401);
    assertThat(knock(call(body, "", good)).status()).isEqualTo(401);
    assertThat(knock(call(body, "soon", good)).status()).isEqualTo(401);
    assertThat(knock(call(body, stamp, "")).status()).isEqualTo(401);
    assertThat(knock(Call.of("POST", PATH).with(body)).status()).isEqualTo(401);
    assertThat(knock(Call.of("POST", PATH).with(body).by(deployment.key())).status())
        .isEqualTo(401);
    assertThat(stored("9001")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/connect/chatwoot/nobody,401",
    "/v1/connect/channel-talk/tea,401",
    "/v1/connect/channel-talk/tea?token=what-only-the-backend-knows,401",
    "/v1/connect/intercom/tea,404",
    "/v1/connect/chatwoot,404"
  })
  void who_has_not_set_it_up_is_not_told_apart_from_who_is_not_there(String path, int status) {
    String stamp = Long.toString(deployment.wall().instant().getEpochSecond());
    byte[] body = bytes(OUTGOING);
    Call call =
        Call.of("POST", path)
            .with(body)
            .with("X-Chatwoot-Timestamp", stamp)
            .with("X-Chatwoot-Signature", signature(stamp, body, SECRET));

    assertThat(knock(call).status()).isEqualTo(status);
  }
}
