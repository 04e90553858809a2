package io.followup.local.stories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.local.stories.Notice.Channel;
import io.followup.local.stories.Notice.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A customer with one chat: what they do, what is done about them, and what reached them. */
public final class Customer {
  private static final String TEXT = "안녕하세요, 문의 주신 상품이 입고되었습니다.";

  private final World world;
  private final String id;
  private final String chat;
  private final JsonNode contact;
  private final List<String> phones = new ArrayList<>();

  Customer(World world, String id, JsonNode contact) {
    this(world, id, world.laptop().name("chat"), contact);
  }

  private Customer(World world, String id, String chat, JsonNode contact) {
    this.world = world;
    this.id = id;
    this.chat = chat;
    this.contact = contact;
  }

  /** The same, as they are to a laptop that was started again. */
  Customer in(World other) {
    return new Customer(other, id, chat, contact);
  }

  World world() {
    return world;
  }

  public String id() {
    return id;
  }

  public String chat() {
    return chat;
  }

  public String token() {
    return world.tokens().of(id);
  }

  public String email() {
    return contact.path("email").asText();
  }

  /** The LINE id; empty where there is none. */
  public String line() {
    return contact.path("lineUserId").asText();
  }

  /** The number in its international form. */
  public String phone() {
    String phone = contact.path("phone").asText();
    return phone.startsWith("0") ? "+82" + phone.replace("-", "").substring(1) : phone;
  }

  /** Gives the same contact once more. */
  public void comesBack() {
    world.call("PUT", "/v1/customers/" + id).json(contact).send().is(200);
  }

  /** Registers a phone that takes pushes, and answers its token. */
  public String device(String device) {
    return device(device, "android");
  }

  public String device(String device, String platform) {
    String token =
        platform.equals("ios")
            ? "%064x".formatted(world.laptop().number())
            : world.laptop().name("token") + "-" + "x".repeat(100);
    register(device, platform, token);
    return token;
  }

  public void register(String device, String platform, String token) {
    world
        .call("PUT", "/v1/customers/" + id + "/devices/" + device)
        .json("platform", platform, "token", token)
        .send()
        .is(200);
    phones.add(token);
  }

  public void forgetDevice(String device) {
    world.call("DELETE", "/v1/customers/" + id + "/devices/" + device).send().is(204);
  }

  /** Is active in the first tab. */
  public JsonNode beat() {
    return beat("tab-1");
  }

  public JsonNode beat(String session, @Nullable Object... more) {
    return presence(session, "active", more);
  }

  public JsonNode leave() {
    return leave("tab-1");
  }

  /** Closes a tab; what waited for that is done when this returns. */
  public JsonNode leave(String session, @Nullable Object... more) {
    JsonNode here = presence(session, "left", more);
    world.laptop().settle();
    return here;
  }

  private JsonNode presence(String session, String state, @Nullable Object... more) {
    ObjectNode beat = Json.object("session", session, "state", state);
    Json.put(beat, more);
    return world.anyone("PUT", "/v1/presence").by(token()).json(beat).send().is(200).json();
  }

  public JsonNode presence() {
    return world.call("GET", "/v1/customers/" + id + "/presence").send().is(200).json();
  }

  public boolean isOnline() {
    return presence().required("online").asBoolean();
  }

  /** A manager replies; answers the reply's id once what follows at once is done. */
  public String reply(@Nullable Object... more) {
    String reply = post(more).is(202).json().required("id").asText();
    world.laptop().settle();
    return reply;
  }

  /** The same, of which only the answer is waited for. */
  public Answer post(@Nullable Object... more) {
    return world.call("POST", "/v1/replies").json(body(more)).send();
  }

  public ObjectNode body(@Nullable Object... more) {
    ObjectNode reply =
        Json.object(
            "id", world.laptop().name("r"),
            "chatId", chat,
            "customerId", id,
            "text", TEXT,
            "manager", Json.object("id", "m1", "name", "Jun"));
    Json.put(reply, more);
    return reply;
  }

  /** A reply of this text. */
  public String say(String text, @Nullable Object... more) {
    return reply(
        Stream.concat(Stream.<@Nullable Object>of("text", text), Stream.of(more)).toArray());
  }

  public void unsend(String reply) {
    world.call("DELETE", "/v1/replies/" + reply).send().is(204);
    world.laptop().settle();
  }

  /** Has read the chat up to this reply, or this time. */
  public void read(String upTo) {
    world
        .call("POST", "/v1/chats/" + chat + "/read")
        .json("customerId", id, "upTo", upTo)
        .send()
        .is(204);
    world.laptop().settle();
  }

  /** The phone tells that it has the push. */
  public void acknowledge(Notice push) {
    acknowledge(push, "received");
  }

  public void acknowledge(Notice push, String kind) {
    world
        .anyone("POST", "/v1/receipts/push")
        .by(token())
        .json("deliveryId", push.deliveryId(), "kind", kind)
        .send()
        .is(204);
    world.laptop().settle();
  }

  /** All that reached this customer, oldest first. */
  public List<Notice> got() {
    world.laptop().settle();
    return Stream.concat(phones.stream(), Stream.of(phone(), email(), line()))
        .filter(address -> !address.isEmpty())
        .distinct()
        .flatMap(address -> world.laptop().outbox(address).stream())
        .sorted(Comparator.comparingLong(Notice::seq))
        .toList();
  }

  public List<Notice> got(Channel channel) {
    return got().stream().filter(notice -> notice.kind().channel() == channel).toList();
  }

  /** The one notice that came this way; fails where there is another number of them. */
  public Notice only(Channel channel) {
    List<Notice> notices = got(channel);
    if (notices.size() != 1) {
      throw new AssertionError(
          notices.size() + " notices by " + channel + " instead of 1, in all " + kinds());
    }
    return notices.getFirst();
  }

  public List<Channel> channels() {
    return got().stream().map(notice -> notice.kind().channel()).toList();
  }

  public List<Kind> kinds() {
    return got().stream().map(Notice::kind).toList();
  }

  public List<Kind> kinds(Channel channel) {
    return got(channel).stream().map(Notice::kind).toList();
  }

  public Story story(String reply) {
    world.laptop().settle();
    return new Story(
        world.call("GET", "/v1/replies/" + reply + "/follow-up").send().is(200).json());
  }

  public Story.Outcome outcome(String reply) {
    return story(reply).outcome();
  }
}
