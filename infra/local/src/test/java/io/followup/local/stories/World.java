package io.followup.local.stories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A workspace of its own, so that stories do not meet each other. */
public final class World {
  /** Of an AlimTalk profile that is registered. */
  static final String SENDER_KEY = "0123456789abcdef0123456789abcdef01234567";

  private final Laptop laptop;
  private final String id;
  private final String key;
  private final Tokens tokens;

  private World(Laptop laptop, String id, JsonNode secrets) {
    this(
        laptop,
        id,
        secrets.required("workspaceKey").asText(),
        new Tokens(id, secrets.required("tokenSecret").asText()));
  }

  private World(Laptop laptop, String id, String key, Tokens tokens) {
    this.laptop = laptop;
    this.id = id;
    this.key = key;
    this.tokens = tokens;
  }

  /** The same, on a laptop that was started again. */
  World at(Laptop again) {
    return new World(again, id, key, tokens);
  }

  /** One that has paid and asks its customers for everything. */
  static World on(Laptop laptop) {
    World world = unpaid(laptop);
    world.billing(true);
    world.settings("ask", Json.object("phone", true, "email", true, "name", true));
    return world;
  }

  /** One as it is just created. */
  static World unpaid(Laptop laptop) {
    String id = laptop.name("w");
    Answer created =
        laptop
            .http()
            .call("POST", "/v1/workspaces")
            .by(Laptop.OPERATOR_KEY)
            .json("id", id, "name", "Lamps")
            .send()
            .is(201);
    return new World(laptop, id, created.json());
  }

  public Laptop laptop() {
    return laptop;
  }

  public String id() {
    return id;
  }

  public String key() {
    return key;
  }

  public Tokens tokens() {
    return tokens;
  }

  /** A second workspace, beside this one. */
  public World neighbour() {
    return on(laptop);
  }

  public World unpaid() {
    return unpaid(laptop);
  }

  /** A call by the chat backend. */
  public Http.Call call(String method, String path) {
    return laptop.http().call(method, path).by(key);
  }

  /** A call by nobody yet. */
  public Http.Call anyone(String method, String path) {
    return laptop.http().call(method, path);
  }

  public void billing(boolean paymentMethod) {
    anyone("PUT", "/v1/workspaces/" + id + "/billing")
        .by(Laptop.OPERATOR_KEY)
        .json("paymentMethod", paymentMethod)
        .send()
        .is(200);
  }

  /** Changes these settings and leaves the others. */
  public void settings(@Nullable Object... changes) {
    ObjectNode settings = settings();
    Json.put(settings, changes);
    call("PUT", "/v1/workspace").json(settings).send().is(200);
  }

  /** Sets AlimTalk up by this template; what is said here replaces the rest of it. */
  public void alimTalk(String templateCode, @Nullable Object... more) {
    ObjectNode alimTalk =
        Json.object("vendor", "nhn", "senderKey", SENDER_KEY, "templateCode", templateCode);
    Json.put(alimTalk, more);
    settings("text", Json.object("alimTalk", alimTalk));
  }

  /** Sets LINE up by the operator's channel, or by the workspace's own of this name. */
  public void line(@Nullable Object... secretRef) {
    settings("text", Json.object("line", Json.object(secretRef)));
  }

  public ObjectNode settings() {
    return (ObjectNode) call("GET", "/v1/workspace").send().is(200).json();
  }

  public void skip(Duration time) {
    laptop.skip(time);
  }

  public void weather(Carrier carrier, Weather weather) {
    laptop.weather(carrier, weather);
  }

  /** Mina, a Korean with phone and email; what is said here replaces that, null removes it. */
  public Customer customer(@Nullable Object... contact) {
    int number = laptop.number();
    ObjectNode known =
        Json.object(
            "name", "Mina",
            "country", "KR",
            "language", "ko",
            "phone", "010-3%03d-%04d".formatted(number / 10_000, number % 10_000),
            "email", "mina-" + number + "@example.com");
    Json.put(known, contact);
    Customer customer = new Customer(this, "c-" + number, known);
    call("PUT", "/v1/customers/" + customer.id()).json(known).send().is(200);
    return customer;
  }

  /** Alex, an American with a phone alone, whose texts are counted as GSM-7 or UCS-2. */
  public Customer american() {
    String phone = "+1201555%04d".formatted(100 + laptop.number() % 9_900);
    return customer(
        "name", "Alex", "country", "US", "language", "en", "phone", phone, "email", null);
  }

  /** Mina as she is known to LINE, too. */
  public Customer friend(@Nullable Object... contact) {
    String user = "U%032x".formatted(laptop.number());
    return customer(
        Stream.concat(Stream.<@Nullable Object>of("lineUserId", user), Stream.of(contact))
            .toArray());
  }

  /** One of whom nothing is known but the id. */
  public Customer stranger() {
    return new Customer(this, laptop.name("c"), Json.object());
  }
}
