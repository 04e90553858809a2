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
import io.followup.domain.settings.Settings;
import io.followup.wire.Json;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Violation.Code;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Channel Talk (채널톡), by its webhooks of version 5. A user chat is a chat; a user is a customer, by
 * the {@code memberId} that the shop gave it, else by its own id.
 *
 * @see <a href="https://developers.channel.io/en/articles/Webhook-events-7bd9b8e2">Webhook
 *     events</a>
 */
@Singleton
class ChannelTalk implements Backend {
  private static final Set<String> CHANGES = Set.of("update", "upsert");

  /** Messages that the customer does not see. */
  private static final Set<String> HIDDEN = Set.of("private", "silenttouser");

  @Override
  public String word() {
    return "channel-talk";
  }

  @Override
  public Optional<String> reference(Settings.Connect connect) {
    return connect.channelTalk();
  }

  /** It signs nothing and names no time: who knows the token may play a call again. */
  @Override
  public boolean isProven(Call call, Map<String, String> secret, Instant wall) {
    String token = secret.getOrDefault("token", "").strip();
    return !token.isEmpty()
        && MessageDigest.isEqual(
            token.getBytes(UTF_8), call.query("token").orElse("").getBytes(UTF_8));
  }

  @Override
  public Checked<List<Said>> read(ObjectNode payload, Instant now) {
    return Payload.word(payload, "type")
        .then(
            type ->
                switch (type) {
                  case "message" -> message(payload, now);
                  case "user" -> user(payload, now);
                  case "userchat" -> opened(payload, now);
                  default -> Payload.nothing();
                });
  }

  private static Checked<List<Said>> message(ObjectNode payload, Instant now) {
    JsonNode entity = payload.path("entity");
    String person = Payload.lower(entity.path("personType"));
    boolean ofCustomer = person.equals("user") || person.equals("veil");
    boolean needed = ofCustomer || person.equals("manager") || person.equals("bot");
    if (!needed
        || !Payload.lower(entity.path("chatType")).equals("userchat")
        || isElsewhere(payload.path("refers"))) {
      return Payload.nothing();
    }
    return customer(payload)
        .then(
            customer ->
                ofCustomer
                    ? wrote(payload, customer, now)
                    : replied(payload, customer, now, person.equals("manager")));
  }

  /** The chat is held in KakaoTalk, LINE or Instagram, whose own notices reach the customer. */
  private static boolean isElsewhere(JsonNode refers) {
    return refers.at("/userChat/contactMediumType").asText("").startsWith("app");
  }

  private static Checked<CustomerId> customer(ObjectNode payload) {
    JsonNode refers = payload.path("refers");
    JsonNode entity = payload.path("entity");
    boolean ofCustomer = Payload.lower(entity.path("personType")).matches("user|veil");
    return Stream.of(
            refers.at("/user/memberId"),
            refers.at("/user/id"),
            refers.at("/veil/id"),
            refers.at("/userChat/userId"),
            ofCustomer ? entity.path("personId") : entity.path("userId"))
        .map(id -> id.asText(""))
        .filter(Ids::isValid)
        .findFirst()
        .map(id -> Checked.good(new CustomerId(id)))
        .orElseGet(() -> Checked.bad("refers.user", Code.REQUIRED, "is missing"));
  }

  private static Checked<List<Said>> wrote(ObjectNode payload, CustomerId customer, Instant now) {
    if (isChange(payload)) {
      return Payload.nothing();
    }
    JsonNode entity = payload.path("entity");
    Instant at = time(entity.path("createdAt"), now);
    return entity(
        entity,
        fields -> {
          Optional<ChatId> chat = fields.required("chatId", Payload.id(ChatId::new));
          return fields.done(
              () ->
                  Stream.concat(
                          glimpse(payload.at("/refers/user"), customer, at).stream(),
                          Stream.of(new Said.Wrote(customer, chat.orElseThrow(), at)))
                      .toList());
        });
  }

  private static Checked<List<Said>> replied(
      ObjectNode payload, CustomerId customer, Instant now, boolean byAPerson) {
    JsonNode entity = payload.path("entity");
    return entity(
        entity,
        fields -> {
          Optional<ReplyId> id = fields.required("id", Payload.id(ReplyId::new));
          Optional<ChatId> chat = fields.required("chatId", Payload.id(ChatId::new));
          return fields.done(
              () ->
                  isRemoved(payload)
                      ? List.of(new Said.Deleted(id.orElseThrow()))
                      : replied(
                          payload,
                          new Message(
                              id.orElseThrow(),
                              chat.orElseThrow(),
                              customer,
                              text(entity),
                              attachments(entity.path("files")),
                              time(entity.path("createdAt"), now),
                              Optional.of(entity.path("personId").asText("")).filter(Ids::isValid),
                              Payload.name(payload.at("/refers/manager/name")),
                              byAPerson && isToBeSeen(entity)),
                          now));
        });
  }

  private static List<Said> replied(ObjectNode payload, Message message, Instant now) {
    if (message.isMute()) {
      return List.of();
    }
    Instant changed = time(payload.at("/entity/updatedAt"), now);
    return Stream.concat(
            glimpse(payload.at("/refers/user"), message.customer(), message.sentAt()).stream(),
            Stream.of(
                isChange(payload) ? new Said.Changed(message, changed) : new Said.Posted(message)))
        .toList();
  }

  private static Checked<List<Said>> entity(
      JsonNode entity, Function<Fields, Checked<List<Said>>> reader) {
    return Fields.<List<Said>>object(
            payload -> {
              Optional<List<Said>> said = payload.required("entity", Fields.object(reader));
              return payload.done(said::orElseThrow);
            })
        .check(Json.object().set("entity", entity));
  }

  private static boolean isChange(ObjectNode payload) {
    return CHANGES.contains(Payload.lower(payload.path("event")));
  }

  private static boolean isRemoved(ObjectNode payload) {
    return Payload.lower(payload.at("/entity/state")).equals("removed")
        || Payload.lower(payload.path("event")).equals("delete");
  }

  private static boolean isToBeSeen(JsonNode entity) {
    return entity.path("options").valueStream().noneMatch(o -> HIDDEN.contains(Payload.lower(o)))
        && !entity.hasNonNull("marketing");
  }

  private static String text(JsonNode entity) {
    return Payload.text(entity.path("plainText"))
        .orElseGet(
            () ->
                entity
                    .path("blocks")
                    .valueStream()
                    .flatMap(block -> Payload.text(block.path("value")).stream())
                    .collect(Collectors.joining("\n")));
  }

  private static List<Attachment> attachments(JsonNode files) {
    return files
        .valueStream()
        .map(file -> Payload.text(file.path("contentType")).orElse(file.path("type").asText("")))
        .map(
            type ->
                switch (type.split("/", 2)[0]) {
                  case "image" -> Attachment.IMAGE;
                  case "audio" -> Attachment.AUDIO;
                  case "video" -> Attachment.VIDEO;
                  default -> Attachment.FILE;
                })
        .toList();
  }

  private static Checked<List<Said>> user(ObjectNode payload, Instant now) {
    JsonNode user = payload.path("entity");
    if (isRemoved(payload)) {
      return Payload.nothing();
    }
    return customer(Json.object().set("refers", Json.object().set("user", user)))
        .then(
            customer -> {
              ObjectNode contact = fields(user);
              return contact.isEmpty()
                  ? Payload.nothing()
                  : Checked.good(
                      List.of(
                          new Said.Contact(customer, contact, time(user.path("updatedAt"), now))));
            });
  }

  /** All that is needed of a chat is whose it is, where that is told. */
  private static Checked<List<Said>> opened(ObjectNode payload, Instant now) {
    return switch (customer(payload)) {
      case Checked.Good<CustomerId>(CustomerId customer) ->
          Checked.good(glimpse(payload.at("/refers/user"), customer, now).stream().toList());
      case Checked.Bad<CustomerId> _ -> Payload.nothing();
    };
  }

  private static Optional<Said> glimpse(JsonNode user, CustomerId customer, Instant at) {
    ObjectNode contact = fields(user);
    return contact.isEmpty()
        ? Optional.empty()
        : Optional.of(new Said.Glimpse(customer, contact, at));
  }

  private static ObjectNode fields(JsonNode user) {
    ObjectNode fields = Json.object();
    JsonNode profile = user.path("profile");
    first(profile.path("name"), user.path("name")).ifPresent(name -> fields.put("name", name));
    first(profile.path("mobileNumber"), user.path("mobileNumber"))
        .ifPresent(phone -> fields.put("phone", phone));
    first(profile.path("email"), user.path("email")).ifPresent(email -> fields.put("email", email));
    Payload.text(user.path("country")).ifPresent(country -> fields.put("country", country));
    Payload.text(user.path("language")).ifPresent(language -> fields.put("language", language));
    return fields;
  }

  private static Optional<String> first(JsonNode one, JsonNode other) {
    return Payload.text(one).or(() -> Payload.text(other));
  }

  private static Instant time(JsonNode millis, Instant otherwise) {
    return millis.isIntegralNumber()
            && millis.asLong() > 0
            && millis.asLong() < 100_000_000_000_000L
        ? Instant.ofEpochMilli(millis.asLong())
        : otherwise;
  }
}
