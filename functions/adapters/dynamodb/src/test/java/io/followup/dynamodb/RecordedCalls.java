package io.followup.dynamodb;

import io.followup.domain.fixture.Tap;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Writes down every call that reaches AWS: by whose API, on what, and what it is made of. */
final class RecordedCalls {
  /** What a call of a port outside is, in terms of AWS; mail goes by SMTP, vendors by HTTPS. */
  private static final Map<String, AwsCall> OUTSIDE =
      Map.ofEntries(
          Map.entry("Workflow.start", AwsCall.of("states:StartExecution", "follow-up")),
          Map.entry("Workflow.tell", AwsCall.of("states:StartExecution", "tell")),
          Map.entry("Workflow.answer", AwsCall.of("states:SendTaskSuccess", "follow-up")),
          Map.entry("Workflow.fail", AwsCall.of("states:SendTaskFailure", "follow-up")),
          Map.entry("LookQueue.lookAt", AwsCall.of("sqs:SendMessage", "look-again")),
          Map.entry("Continuations.send", AwsCall.of("sqs:SendMessage", "continuation")),
          Map.entry("SweepQueue.look", AwsCall.of("sqs:SendMessage", "sweep")),
          Map.entry("SweepQueue.ask", AwsCall.of("sqs:SendMessage", "ask")),
          Map.entry("MessageQueue.add", AwsCall.of("sqs:SendMessage", "webhook")),
          Map.entry("Events.tell", AwsCall.of("events:PutEvents", "bus")),
          Map.entry("PushCarrier.push", AwsCall.of("sns:Publish", "device")),
          Map.entry("XmsCarrier.send", AwsCall.of("sns:Publish", "number")),
          Map.entry("AlimTalkCarrier.send", AwsCall.of("https:Post", "vendor")),
          Map.entry("Reports.of", AwsCall.of("https:Get", "vendor")),
          Map.entry("MailCarrier.send", AwsCall.of("smtp:Send", "mail")));

  /** What asks nobody. */
  private static final Set<String> KNOWN = Set.of("AlimTalkCarrier.keyLife");

  private final Map<String, String> tables;

  /** Some are made at the same time. */
  private final List<AwsCall> calls = new CopyOnWriteArrayList<>();

  /**
   * @param tables names of tables, and what they are called here
   */
  RecordedCalls(Map<String, String> tables) {
    this.tables = tables;
  }

  DynamoDbClient on(DynamoDbClient engine) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            RecordedCalls.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (_, method, arguments) -> call(engine, method, arguments));
  }

  Tap outside() {
    return call -> {
      if (KNOWN.contains(call.name())) {
        return call.proceed();
      }
      AwsCall is = OUTSIDE.get(call.name());
      if (is == null) {
        throw new IllegalStateException("nobody has said what call of AWS is " + call.name());
      }
      calls.add(is);
      return call.proceed();
    };
  }

  /** What was called meanwhile, with how many there were of each. */
  Map<AwsCall, Integer> during(Runnable path) {
    calls.clear();
    path.run();
    Map<AwsCall, Integer> counted = new TreeMap<>();
    calls.forEach(call -> counted.merge(call, 1, Integer::sum));
    return counted;
  }

  private Object call(DynamoDbClient engine, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments == null || arguments.length != 1) {
      throw new IllegalStateException("only calls with one request are recorded");
    }
    calls.add(recorded(arguments[0]));
    try {
      return method.invoke(engine, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private AwsCall recorded(Object request) {
    return switch (request) {
      case GetItemRequest r -> read("GetItem", table(r.tableName()), r.consistentRead(), Map.of());
      case QueryRequest r -> {
        String index = r.indexName() == null ? "" : "/" + r.indexName();
        yield read("Query", table(r.tableName()) + index, r.consistentRead(), Map.of());
      }
      case BatchGetItemRequest r -> {
        Map.Entry<String, KeysAndAttributes> one = r.requestItems().entrySet().iterator().next();
        KeysAndAttributes keys = one.getValue();
        Map<String, Integer> parts = Map.of("GetItem", keys.keys().size());
        yield read("BatchGetItem", table(one.getKey()), keys.consistentRead(), parts);
      }
      case PutItemRequest r -> AwsCall.of("dynamodb:PutItem", table(r.tableName()));
      case UpdateItemRequest r -> AwsCall.of("dynamodb:UpdateItem", table(r.tableName()));
      case DeleteItemRequest r -> AwsCall.of("dynamodb:DeleteItem", table(r.tableName()));
      case TransactWriteItemsRequest r -> transaction(r.transactItems());
      case Object other ->
          throw new IllegalStateException("not recorded yet: " + other.getClass().getSimpleName());
    };
  }

  private static AwsCall read(
      String call, String on, @Nullable Boolean consistent, Map<String, Integer> parts) {
    return new AwsCall("dynamodb:" + call, on, Boolean.TRUE.equals(consistent), parts);
  }

  private AwsCall transaction(List<TransactWriteItem> items) {
    Map<String, Integer> parts =
        items.stream()
            .collect(Collectors.toMap(RecordedCalls::part, _ -> 1, Integer::sum, TreeMap::new));
    String name = items.stream().flatMap(RecordedCalls::table).distinct().toList().getFirst();
    return new AwsCall("dynamodb:TransactWriteItems", table(name), false, parts);
  }

  private static String part(TransactWriteItem item) {
    if (item.put() != null) {
      return "PutItem";
    }
    if (item.update() != null) {
      return "UpdateItem";
    }
    return item.delete() != null ? "DeleteItem" : "ConditionCheckItem";
  }

  private static Stream<String> table(TransactWriteItem item) {
    return Stream.of(
            item.put() == null ? "" : item.put().tableName(),
            item.update() == null ? "" : item.update().tableName(),
            item.delete() == null ? "" : item.delete().tableName(),
            item.conditionCheck() == null ? "" : item.conditionCheck().tableName())
        .filter(name -> !name.isEmpty());
  }

  private String table(String name) {
    String table = tables.get(name);
    if (table == null) {
      throw new IllegalStateException("no such table");
    }
    return table;
  }
}
