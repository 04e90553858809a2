package io.followup.handlers.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.carriers.callback.Callback.Call;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.Ids;
import io.followup.domain.id.ReplyId;
import io.followup.domain.reply.Attachment;
import io.followup.domain.secret.Signer;
import io.followup.domain.settings.Settings;
import io.followup.wire.Json;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.form.Times;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Chatwoot, 4.11.2 or later, which signs. A conversation is a chat; a contact is a customer, by the
 * {@code identifier} that the shop gave it, else by its own id.
 *
 * @see <a href="https://github.com/chatwoot/chatwoot/pull/13573">Signed webhooks</a>
 */
@Singleton
class Chatwoot implements Backend {
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

  /** Where Chatwoot itself reaches the customer by mail, text or messenger, nobody else has to. */
  private static final Set<String> LIVE_CHATS = Set.of("", "channel::webwidget", "channel::api");

  /** Chatwoot makes up names of visitors, such as {@code misty-forest-42}. */
  private static final Pattern MADE_UP = Pattern.compile("[a-z]+-[a-z]+-[0-9]{1,4}");

  /** A conversation, as far as we need it. */
  private record Talk(ChatId chat, CustomerId customer) {}

  @Override
  public String word() {
    return "chatwoot";
  }

  @Override
  public Optional<String> reference(Settings.Connect connect) {
    return connect.chatwoot();
  }

  @Override
  public boolean isProven(Call call, Map<String, String> secret, Instant wall) {
    String key = secret.getOrDefault("secret", "").strip();
    String at = call.header("x-chatwoot-timestamp").orElse("");
    return !key.isEmpty()
        && SECONDS.matcher(at).matches()
        && Duration.between(Instant.ofEpochSecond(Long.parseLong(at)), wall).abs().compareTo(FRESH)
            <= 0
        && MessageDigest.isEqual(
            signature(key, at, call.body()).getBytes(UTF_8), given(call).getBytes(UTF_8));
  }

  private static String signature(String key, String at, byte[] body) {
    byte[] stamp = (at + ".").getBytes(UTF_8);
    byte[] signed = ByteBuffer.allocate(stamp.length + body.length).put(stamp).put(body).array();
    return HexFormat.of().formatHex(Signer.hmac(key.getBytes(UTF_8), signed));
  }

  private static String given(Call call) {
    String given = call.header("x-chatwoot-signature").orElse("").toLowerCase(Locale.ROOT);
    return given.startsWith("sha256=") ? given.substring("sha256=".length()) : given;
  }

  @Override
  public Checked<List<Said>> read(ObjectNode event, Instant now) {
    return Payload.word(event, "event")
        .then(
            kind ->
                switch (kind) {
                  case "message_created" -> message(event, now, false);
                  case "message_updated" -> message(event, now, true);
                  case "contact_created", "contact_updated" -> contact(event, now);
                  case "conversation_created",
                      "conversation_updated",
                      "conversation_status_changed" ->
                      isLiveChat(event)
                          ? talk(event).then(talk -> Checked.good(conversation(event, talk, now)))
                          : Payload.nothing();
                  default -> Payload.nothing();
                });
  }

  private static boolean isLiveChat(JsonNode conversation) {
    return LIVE_CHATS.contains(Payload.lower(conversation.path("channel")));
  }

  private static Checked<List<Said>> message(ObjectNode event, Instant now, boolean changed) {
    String type = Payload.lower(event.path("message_type"));
    boolean ofCustomer = type.equals("incoming");
    boolean needed = (ofCustomer && !changed) || type.equals("outgoing") || type.equals("template");
    if (!needed || !isLiveChat(event.path("conversation"))) {
      return Payload.nothing();
    }
    return Fields.<List<Said>>object(
            fields -> {
              Optional<ReplyId> id = fields.required("id", Payload.id(ReplyId::new));
              Optional<Talk> talk = fields.required("conversation", Fields.object(Chatwoot::talk));
              return fields.done(
                  () ->
                      ofCustomer
                          ? wrote(event, talk.orElseThrow(), now)
                          : replied(event, id.orElseThrow(), talk.orElseThrow(), now, changed));
            })
        .check(event);
  }

  private static Checked<Talk> talk(JsonNode conversation) {
    return Fields.<Talk>object(Chatwoot::talk).check(conversation);
  }

  private static Checked<Talk> talk(Fields fields) {
    Optional<ChatId> chat = fields.required("id", Payload.id(ChatId::new));
    Optional<CustomerId> customer = fields.required("meta", Fields.object(Chatwoot::sender));
    return fields.done(() -> new Talk(chat.orElseThrow(), customer.orElseThrow()));
  }

  private static Checked<CustomerId> sender(Fields meta) {
    Optional<CustomerId> customer = meta.required("sender", Chatwoot::customer);
    return meta.done(customer::orElseThrow);
  }

  private static Checked<CustomerId> customer(JsonNode contact) {
    return Payload.text(contact.path("identifier"))
        .filter(Ids::isValid)
        .map(own -> Checked.good(new CustomerId(own)))
        .orElseGet(
            () ->
                Fields.<CustomerId>object(
                        fields -> {
                          var id = fields.required("id", Payload.id(CustomerId::new));
                          return fields.done(id::orElseThrow);
                        })
                    .check(contact));
  }

  private static List<Said> wrote(ObjectNode event, Talk talk, Instant now) {
    Instant at = time(event.path("created_at"), now);
    JsonNode conversation = event.path("conversation");
    return Stream.concat(
            glimpse(conversation, talk, at).stream(),
            Stream.of(new Said.Wrote(talk.customer(), talk.chat(), at)))
        .toList();
  }

  private static List<Said> replied(
      ObjectNode event, ReplyId id, Talk talk, Instant now, boolean changed) {
    if (event.at("/content_attributes/deleted").asBoolean()) {
      return List.of(new Said.Deleted(id));
    }
    JsonNode conversation = event.path("conversation");
    Message message = reply(event, id, talk, now);
    List<Said> said = new ArrayList<>();
    if (!message.isMute()) {
      glimpse(conversation, talk, message.sentAt()).ifPresent(said::add);
      said.add(
          changed
              ? new Said.Changed(message, time(conversation.path("updated_at"), now))
              : new Said.Posted(message));
    }
    // Only there it is news: when a customer looks, Chatwoot marks each message as read.
    if (changed) {
      seen(conversation, talk).ifPresent(said::add);
    }
    return said;
  }

  private static Message reply(ObjectNode event, ReplyId id, Talk talk, Instant now) {
    JsonNode sender = event.path("sender");
    return new Message(
        id,
        talk.chat(),
        talk.customer(),
        event.path("content").asText(""),
        attachments(event.path("attachments")),
        time(event.path("created_at"), now),
        Optional.of(sender.path("id").asText("")).filter(Ids::isValid),
        Payload.name(sender.path("name")),
        isByAPerson(event, sender) && !event.path("private").asBoolean());
  }

  /** Templates are Chatwoot's own; rules and campaigns have no sender, or name themselves. */
  private static boolean isByAPerson(ObjectNode event, JsonNode sender) {
    String type = Payload.lower(sender.path("type"));
    return Payload.lower(event.path("message_type")).equals("outgoing")
        && sender.isObject()
        && (type.isEmpty() || type.equals("user"))
        && !event.path("content_attributes").hasNonNull("automation_rule_id")
        && !event.path("additional_attributes").hasNonNull("campaign_id");
  }

  private static List<Attachment> attachments(JsonNode all) {
    return all.valueStream()
        .map(
            one ->
                switch (Payload.lower(one.path("file_type"))) {
                  case "image" -> Attachment.IMAGE;
                  case "audio" -> Attachment.AUDIO;
                  case "video" -> Attachment.VIDEO;
                  default -> Attachment.FILE;
                })
        .toList();
  }

  private static List<Said> conversation(JsonNode conversation, Talk talk, Instant now) {
    return Stream.concat(
            glimpse(conversation, talk, now).stream(), seen(conversation, talk).stream())
        .toList();
  }

  /** In whole seconds: what was said in the very second counts as not seen yet. */
  private static Optional<Said> seen(JsonNode conversation, Talk talk) {
    long seconds = conversation.path("contact_last_seen_at").asLong();
    return seconds > 0
        ? Optional.of(new Said.Seen(talk.customer(), talk.chat(), Instant.ofEpochSecond(seconds)))
        : Optional.empty();
  }

  private static Optional<Said> glimpse(JsonNode conversation, Talk talk, Instant at) {
    ObjectNode contact = fields(conversation.at("/meta/sender"));
    Payload.text(conversation.at("/additional_attributes/browser_language"))
        .ifPresent(language -> contact.put("language", language));
    return contact.isEmpty()
        ? Optional.empty()
        : Optional.of(new Said.Glimpse(talk.customer(), contact, at));
  }

  private static Checked<List<Said>> contact(ObjectNode event, Instant now) {
    ObjectNode contact = fields(event);
    for (JsonNode changed : event.path("changed_attributes")) {
      removed(changed, "name", "name", contact);
      removed(changed, "email", "email", contact);
      removed(changed, "phone_number", "phone", contact);
    }
    return customer(event)
        .then(
            customer ->
                contact.isEmpty()
                    ? Payload.nothing()
                    : Checked.good(List.of(new Said.Contact(customer, contact, now))));
  }

  /** A field that is empty may never have been there; only one that became so was removed. */
  private static void removed(JsonNode changed, String theirs, String ours, ObjectNode contact) {
    JsonNode change = changed.path(theirs);
    if (change.has("current_value") && Payload.text(change.path("current_value")).isEmpty()) {
      contact.putNull(ours);
    }
  }

  private static ObjectNode fields(JsonNode contact) {
    ObjectNode fields = Json.object();
    Payload.text(contact.path("name"))
        .filter(name -> !MADE_UP.matcher(name).matches())
        .ifPresent(name -> fields.put("name", name));
    Payload.text(contact.path("phone_number")).ifPresent(phone -> fields.put("phone", phone));
    Payload.text(contact.path("email")).ifPresent(email -> fields.put("email", email));
    Payload.text(contact.at("/additional_attributes/country_code"))
        .ifPresent(country -> fields.put("country", country));
    return fields;
  }

  /** Messages have RFC 3339, or it without its T; what was pushed to widgets has seconds. */
  private static Instant time(JsonNode value, Instant otherwise) {
    if (value.isNumber()) {
      return value.asDouble() > 0 && value.asDouble() < 1e11
          ? Instant.ofEpochMilli(Math.round(value.asDouble() * 1000))
          : otherwise;
    }
    return Times.parse(value.asText("").replace(" UTC", "Z").replace(' ', 'T')).orElse(otherwise);
  }
}
