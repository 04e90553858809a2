package io.followup.artefact.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;

/** SQS: refuses what it refuses, and what it took is in the calls. */
final class Queues {
  private static final int A_BATCH = 10;
  private static final int LONGEST_DELAY_SECONDS = 900;

  private Queues() {}

  static AwsAnswer answer(AwsCall call) {
    JsonNode asked = call.json();
    return switch (call.operation()) {
      case "SendMessage" -> isDelayed(asked) ? json(taken(asked)) : unfit("InvalidParameterValue");
      case "SendMessageBatch" -> batch(asked.path("Entries"));
      default -> unfit("UnsupportedOperation");
    };
  }

  private static AwsAnswer batch(JsonNode entries) {
    if (entries.isEmpty()) {
      return unfit("EmptyBatchRequest");
    }
    if (entries.size() > A_BATCH) {
      return unfit("TooManyEntriesInBatchRequest");
    }
    Set<String> ids = new HashSet<>();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    for (JsonNode entry : entries) {
      if (!ids.add(entry.path("Id").asText())) {
        return unfit("BatchEntryIdsNotDistinct");
      }
      if (isDelayed(entry)) {
        answer.withArray("Successful").add(taken(entry).set("Id", entry.path("Id")));
      } else {
        answer
            .withArray("Failed")
            .addObject()
            .put("Code", "InvalidParameterValue")
            .put("SenderFault", true)
            .set("Id", entry.path("Id"));
      }
    }
    return json(answer);
  }

  private static boolean isDelayed(JsonNode message) {
    int seconds = message.path("DelaySeconds").asInt();
    return seconds >= 0 && seconds <= LONGEST_DELAY_SECONDS;
  }

  private static ObjectNode taken(JsonNode message) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("MessageId", "00000000-0000-4000-8000-000000000000")
        .put("MD5OfMessageBody", md5(message.path("MessageBody").asText()));
  }

  private static AwsAnswer json(ObjectNode answer) {
    return AwsAnswer.json(answer.toString());
  }

  private static AwsAnswer unfit(String code) {
    return AwsAnswer.fault(400, code);
  }

  /** The SDK compares it with its own, and fails the call where they differ. */
  private static String md5(String body) {
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(body.getBytes(UTF_8));
      return "%032x".formatted(new BigInteger(1, hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
