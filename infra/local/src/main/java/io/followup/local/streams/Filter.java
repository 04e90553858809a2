package io.followup.local.streams;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which records an event source hands over: the filters that the deployed event sources have. */
enum Filter {
  /** A session left, and the world has not been told of it. */
  LEFT {
    @Override
    boolean passes(DynamodbStreamRecord record) {
      Map<String, AttributeValue> image = newImage(record);
      return image.containsKey("left") && !image.containsKey("told");
    }
  },
  /** TTL removed an item, not a call of ours. */
  TTL_REMOVAL {
    @Override
    boolean passes(DynamodbStreamRecord record) {
      return record.getEventName().equals("REMOVE")
          && record.getUserIdentity() != null
          && "dynamodb.amazonaws.com".equals(record.getUserIdentity().getPrincipalId());
    }
  },
  /** A reply was stored that has no outcome yet. */
  REPLY_INSERTED {
    @Override
    boolean passes(DynamodbStreamRecord record) {
      return isReply(record)
          && newImage(record).containsKey("hash")
          && !newImage(record).containsKey("outcome")
          && (record.getEventName().equals("INSERT") || !oldImage(record).containsKey("hash"));
    }
  },
  /** A reply got its outcome. */
  OUTCOME_WRITTEN {
    @Override
    boolean passes(DynamodbStreamRecord record) {
      return isReply(record)
          && newImage(record).containsKey("outcome")
          && !oldImage(record).containsKey("outcome");
    }
  },
  /** A delivery was put or changed. */
  DELIVERY_WRITTEN {
    @Override
    boolean passes(DynamodbStreamRecord record) {
      return sortKey(record).startsWith("delivery#") && !newImage(record).isEmpty();
    }
  },
  /** Credits are low. */
  CREDITS_LOW {
    @Override
    boolean passes(DynamodbStreamRecord record) {
      return sortKey(record).startsWith("low#") && record.getEventName().equals("INSERT");
    }
  };

  abstract boolean passes(DynamodbStreamRecord record);

  private static boolean isReply(DynamodbStreamRecord record) {
    return sortKey(record).equals("reply");
  }

  private static String sortKey(DynamodbStreamRecord record) {
    AttributeValue key = record.getDynamodb().getKeys().get("sk");
    return key == null ? "" : key.getS();
  }

  private static Map<String, AttributeValue> newImage(DynamodbStreamRecord record) {
    return orEmpty(record.getDynamodb().getNewImage());
  }

  private static Map<String, AttributeValue> oldImage(DynamodbStreamRecord record) {
    return orEmpty(record.getDynamodb().getOldImage());
  }

  private static Map<String, AttributeValue> orEmpty(@Nullable Map<String, AttributeValue> image) {
    return image == null ? Map.of() : image;
  }
}
