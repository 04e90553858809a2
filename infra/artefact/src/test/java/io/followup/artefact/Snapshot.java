package io.followup.artefact;

import static io.followup.artefact.aws.LocalDynamoDb.FOLLOWUP;
import static io.followup.artefact.aws.LocalDynamoDb.PRESENCE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What both tables held at one moment: what came since can be told, and taken back. */
final class Snapshot {
  private final DynamoDbClient client;
  private final Map<Place, Map<String, AttributeValue>> held;

  /** Where an item is. */
  record Place(String table, Map<String, AttributeValue> key) {}

  Snapshot(DynamoDbClient client) {
    this.client = client;
    this.held = held();
  }

  /** What is there now and was not, or was otherwise. */
  Map<Place, Map<String, AttributeValue>> since() {
    Map<Place, Map<String, AttributeValue>> now = held();
    now.entrySet().removeIf(item -> item.getValue().equals(held.get(item.getKey())));
    return now;
  }

  /** Makes it be as it was. */
  void restore() {
    Map<Place, Map<String, AttributeValue>> now = held();
    now.keySet().stream().filter(place -> !held.containsKey(place)).forEach(this::delete);
    held.forEach(
        (place, item) -> {
          if (!item.equals(now.get(place))) {
            client.putItem(put -> put.tableName(place.table()).item(item));
          }
        });
  }

  private void delete(Place place) {
    client.deleteItem(delete -> delete.tableName(place.table()).key(place.key()));
  }

  private Map<Place, Map<String, AttributeValue>> held() {
    Map<Place, Map<String, AttributeValue>> all = new HashMap<>();
    for (String table : List.of(PRESENCE, FOLLOWUP)) {
      client.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
          .forEach(item -> all.put(new Place(table, key(item)), item));
    }
    return all;
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new HashMap<>(item);
    key.keySet().retainAll(List.of("pk", "sk"));
    return Map.copyOf(key);
  }
}
