package io.followup.artefact;

import static io.followup.artefact.aws.LocalDynamoDb.FOLLOWUP;
import static io.followup.artefact.aws.LocalDynamoDb.PRESENCE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.artefact.aws.Aws;
import io.followup.aws.events.HttpCall;
import io.followup.aws.events.StreamRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All functions, a workspace that uses them, and what the event sources of AWS do between them. */
final class World implements AutoCloseable {
  static final String WORKSPACE = "tea-house";

  /** When what was made overdue was due. */
  static final Instant LONG_AGO = Instant.EPOCH.plus(1, ChronoUnit.MICROS);

  private static final AtomicInteger MADE = new AtomicInteger();

  private final Deployment deployment = Deployment.start();
  private final String key;
  private final Tokens tokens;

  World() {
    Answer made =
        call(
            "workspaces",
            HttpCall.of("POST", "/v1/workspaces")
                .by(Deployment.OPERATOR_KEY)
                .with(json("{\"id\":\"tea-house\",\"name\":\"Tea house\"}")));
    key = made.text("workspaceKey");
    tokens = new Tokens(WORKSPACE, made.text("tokenSecret"));
    call("workspaces", billing());
    ObjectNode settings = (ObjectNode) backend("workspaces", "GET", "/v1/workspace").json();
    settings.putObject("ask").put("phone", true).put("email", true);
    backend("workspaces", "PUT", "/v1/workspace", settings);
    // From now on the workspace has its data key, which processes remember: what a scene leaves is
    // taken back, and the key must not go with it.
    reachable("somebody-0");
  }

  private static HttpCall billing() {
    return HttpCall.of("PUT", "/v1/workspaces/tea-house/billing")
        .by(Deployment.OPERATOR_KEY)
        .with(json("{\"paymentMethod\":true}"));
  }

  Deployment deployment() {
    return deployment;
  }

  /** What the functions asked so far. */
  Asked asked() {
    return new Asked(deployment.aws(), deployment.mail());
  }

  Aws aws() {
    return deployment.aws();
  }

  /** A name that nobody else has. */
  static String fresh(String kind) {
    return kind + "-" + MADE.incrementAndGet();
  }

  /** What the function answers to this event; fails where it does not answer. */
  JsonNode ask(String function, JsonNode event) {
    return answered(deployment.function(function).invoke(event));
  }

  static JsonNode answered(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered(String body) -> json(body.isEmpty() ? "null" : body);
      case Outcome.Failed(String type, String message) ->
          throw new AssertionError("it failed: " + type + ": " + message);
      case Outcome.Died _ -> throw new AssertionError("its process died");
    };
  }

  Answer call(String function, HttpCall call) {
    return Answer.of(ask(function, call.event()));
  }

  /** As a chat backend. */
  Answer backend(String function, String method, String path, ObjectNode body) {
    return call(function, HttpCall.of(method, path).by(key).with(body));
  }

  Answer backend(String function, String method, String path) {
    return call(function, HttpCall.of(method, path).by(key));
  }

  /** As a customer's app. */
  Answer app(String customer, String function, String method, String path, ObjectNode body) {
    return call(function, HttpCall.of(method, path).by(tokens.of(customer)).with(body));
  }

  /** Posts a reply of a chat of their own to a customer, and gives back its id. */
  String reply(String customer) {
    String id = fresh("reply");
    reply(customer, id);
    return id;
  }

  /** The same by this id. */
  void reply(String customer, String id) {
    backend(
        "replies",
        "POST",
        "/v1/replies",
        object()
            .put("id", id)
            .put("chatId", chat(customer))
            .put("customerId", customer)
            .put("text", "Your tea is on its way."));
  }

  void beat(String customer) {
    ask("presence", beatOf(customer));
  }

  /** The event of a beat. */
  ObjectNode beatOf(String customer) {
    return HttpCall.of("PUT", "/v1/presence")
        .by(tokens.of(customer))
        .with(session("active"))
        .event();
  }

  void leave(String customer) {
    app(customer, "presence", "PUT", "/v1/presence", session("left"));
  }

  private static ObjectNode session(String state) {
    return object().put("session", "s1").put("state", state);
  }

  /** Gives a customer a phone whose push token is their name. */
  void device(String customer) {
    ObjectNode device = object().put("platform", "android").put("token", customer);
    backend("customers", "PUT", "/v1/customers/" + customer + "/devices/phone", device);
  }

  /** Lets a customer be texted and mailed. */
  void reachable(String customer) {
    ObjectNode contact = object().put("phone", phone(customer)).put("email", email(customer));
    backend("customers", "PUT", "/v1/customers/" + customer, contact);
  }

  /** The same by a number of its own, and by text alone. */
  void phone(String customer, String number) {
    backend("customers", "PUT", "/v1/customers/" + customer, object().put("phone", number));
  }

  /** Lets notices show as much of a reply as this. */
  void content(String shown) {
    ObjectNode settings = (ObjectNode) backend("workspaces", "GET", "/v1/workspace").json();
    backend("workspaces", "PUT", "/v1/workspace", settings.put("content", shown));
  }

  static String phone(String customer) {
    int number = Integer.parseInt(customer.substring(customer.indexOf('-') + 1));
    return "+81901%07d".formatted(5_000_000 + number);
  }

  static String email(String customer) {
    return customer + "@customer.example";
  }

  /** Claims a reply's chat, as the workflow does before it tells. */
  ObjectNode claimed(String customer, String reply) {
    ObjectNode task = task(customer, reply);
    JsonNode look = ask("claimunseen", task);
    if (!look.path("next").asText().equals("tell")) {
      throw new AssertionError("nothing was claimed: " + look);
    }
    return task;
  }

  static String chat(String customer) {
    return "chat-of-" + customer;
  }

  /** Moves a reply's wait to {@link #LONG_AGO}, as if its time had gone by. */
  void overdue(String customer, String reply) {
    change(
        chatItem(customer),
        "SET due = :past, #open.wakeAt = :past",
        Map.of("#open", "open:" + reply),
        Map.of(":past", AttributeValue.fromN("1")));
  }

  /** Makes a claim's text one whose carrier never called back, and gives back which it is. */
  String silent(JsonNode task) {
    AttributeValue reply = AttributeValue.fromS(task.path("reply").asText());
    Map<String, AttributeValue> text =
        aws()
            .dynamoDb()
            .client()
            .scanPaginator(scan -> scan.tableName(FOLLOWUP).consistentRead(true))
            .items()
            .stream()
            .filter(item -> AttributeValue.fromS("delivery#xms").equals(item.get("sk")))
            .filter(item -> reply.equals(item.get("began")))
            .findFirst()
            .orElseThrow();
    change(
        text,
        "SET due = :past, dueShard = :shard",
        Map.of(),
        Map.of(":past", AttributeValue.fromN("1"), ":shard", AttributeValue.fromS("ask#0")));
    String pk = Objects.requireNonNull(text.get("pk"), "pk").s();
    return pk.substring(pk.lastIndexOf('#') + 1) + ".xms";
  }

  private void change(
      Map<String, AttributeValue> item,
      String expression,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    aws()
        .dynamoDb()
        .client()
        .updateItem(
            update ->
                update
                    .tableName(FOLLOWUP)
                    .key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))
                    .updateExpression(expression)
                    .expressionAttributeNames(names.isEmpty() ? null : names)
                    .expressionAttributeValues(values));
  }

  /** What the workflow hands to its functions for a reply that it follows up. */
  ObjectNode task(String customer, String reply) {
    return object()
        .put("workspace", WORKSPACE)
        .put("customer", customer)
        .put("chat", chat(customer))
        .put("reply", reply)
        .put("round", 0);
  }

  /** An item as it is kept; empty where there is none. */
  Map<String, AttributeValue> followUpItem(String pk, String sk) {
    Map<String, AttributeValue> keys =
        Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    return item(FOLLOWUP, keys);
  }

  Map<String, AttributeValue> presenceItem(String customer) {
    return item(PRESENCE, presenceKey(customer));
  }

  static Map<String, AttributeValue> presenceKey(String customer) {
    return Map.of("pk", AttributeValue.fromS("P#" + WORKSPACE + "#" + customer));
  }

  private Map<String, AttributeValue> item(String table, Map<String, AttributeValue> keys) {
    return new HashMap<>(
        aws()
            .dynamoDb()
            .client()
            .getItem(get -> get.tableName(table).key(keys).consistentRead(true))
            .item());
  }

  Map<String, AttributeValue> replyItem(String reply) {
    return followUpItem("R#" + WORKSPACE + "#" + reply, "reply");
  }

  /** What a reply came to. */
  String outcome(String reply) {
    AttributeValue outcome = replyItem(reply).get("outcome");
    return outcome == null ? "none" : outcome.s();
  }

  Map<String, AttributeValue> chatItem(String customer) {
    return followUpItem("C#" + WORKSPACE + "#" + customer, "chat#" + chat(customer));
  }

  /** The records of a table's stream that are about this key, as its event source has them. */
  List<ObjectNode> records(String table, String pk) {
    return aws().dynamoDb().records(table).stream()
        .filter(record -> AttributeValue.fromS(pk).equals(record.dynamodb().keys().get("pk")))
        .map(record -> StreamRecord.of(table, record))
        .toList();
  }

  /** The record that a reply's last insertion left. */
  ObjectNode inserted(String reply) {
    return records(FOLLOWUP, "R#" + WORKSPACE + "#" + reply).stream()
        .filter(record -> record.at("/dynamodb/Keys/sk/S").asText().equals("reply"))
        .filter(record -> record.path("eventName").asText().equals("INSERT"))
        .toList()
        .getLast();
  }

  /** The ids of the records that a batch's answer wants again. */
  static List<String> failures(JsonNode answer) {
    return answer
        .path("batchItemFailures")
        .valueStream()
        .map(failure -> failure.path("itemIdentifier").asText())
        .toList();
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON", e);
    }
  }

  @Override
  public void close() {
    deployment.close();
  }
}
