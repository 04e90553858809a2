package io.followup.tables;

import com.amazonaws.services.dynamodbv2.local.shared.access.LocalDBUtils;
import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.SQLiteDBAccessUtils;
import com.amazonaws.services.dynamodbv2.local.shared.model.AttributeValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in a table at a key: nothing, or an item, of which nobody else has the lists. */
final class KnownItem {
  static final KnownItem NONE = new KnownItem(null);

  private final @Nullable Map<String, AttributeValue> item;

  /** As streams show it, once somebody asked. */
  private @Nullable Map<String, com.amazonaws.services.dynamodbv2.model.AttributeValue> image;

  private long size = -1;

  private KnownItem(@Nullable Map<String, AttributeValue> item) {
    this.item = item;
  }

  static KnownItem of(@Nullable Map<String, AttributeValue> item) {
    return item == null ? NONE : new KnownItem(copy(item));
  }

  /** For the engine, which changes what it reads. */
  @Nullable Map<String, AttributeValue> item() {
    return item == null ? null : copy(item);
  }

  boolean isNone() {
    return item == null;
  }

  boolean isLike(Map<String, AttributeValue> other) {
    return other.equals(item);
  }

  /** As DynamoDB counts bytes; 0 of nothing. */
  long size() {
    if (size < 0) {
      size = item == null ? 0 : LocalDBUtils.getItemSizeBytes(item);
    }
    return size;
  }

  @Nullable Map<String, com.amazonaws.services.dynamodbv2.model.AttributeValue> image() {
    if (image == null && item != null) {
      image = image(item);
    }
    return image;
  }

  static Map<String, com.amazonaws.services.dynamodbv2.model.AttributeValue> image(
      Map<String, AttributeValue> item) {
    Map<String, com.amazonaws.services.dynamodbv2.model.AttributeValue> image =
        HashMap.newHashMap(item.size());
    item.forEach(
        (name, value) -> image.put(name, SQLiteDBAccessUtils.convertLocalAttributeValue(value)));
    return image;
  }

  private static Map<String, AttributeValue> copy(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> copy = HashMap.newHashMap(item.size());
    item.forEach((name, value) -> copy.put(name, copy(value)));
    return copy;
  }

  /** What holds others could be changed by who has it; of the rest the engine makes another. */
  private static AttributeValue copy(AttributeValue value) {
    if (value.getM() != null) {
      return new AttributeValue().withM(copy(value.getM()));
    }
    if (value.getL() != null) {
      List<AttributeValue> list = new ArrayList<>(value.getL().size());
      value.getL().forEach(one -> list.add(copy(one)));
      return new AttributeValue().withL(list);
    }
    return value;
  }
}
