package io.followup.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.vendors.Later;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Amazon SQS, standard queues, with the event source that hands their messages over.
 *
 * <p>Limits are those of <a
 * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">
 * SendMessage</a>: a delay of 0 to 900 s, a body of 1 byte to 1 MiB.
 */
public final class Sqs implements JsonApi {
  /** Who takes a queue's messages; a throw means that the message is to come again. */
  @FunctionalInterface
  public interface Consumer {
    void deliver(String messageId, String body);
  }

  private static final int MAX_BODY_BYTES = 1_048_576;
  private static final int MAX_DELAY_SECONDS = 900;
  private static final int MOST_AT_ONCE = 10;
  private static final String URL = "https://sqs.local/000000000000/";

  private final InstantSource clock;
  private final Later later;
  private final DeadLetters deadLetters;
  private final Map<String, Queue> queues = new ConcurrentHashMap<>();

  public Sqs(InstantSource clock, Later later) {
    this.clock = clock;
    this.later = later;
    this.deadLetters = new DeadLetters(clock);
  }

  /** Where the queue of this name is. */
  public static String url(String name) {
    return URL + name;
  }

  /** Creates the queue, with its consumer. */
  public Sqs queue(String name, Consumer consumer) {
    return queue(name, Terms.usual(), consumer);
  }

  public Sqs queue(String name, Terms terms, Consumer consumer) {
    queues.put(name, new Queue(name, terms, consumer, clock, later, deadLetters));
    return this;
  }

  /** What no consumer could take. */
  public DeadLetters deadLetters() {
    return deadLetters;
  }

  /** What another service puts into a queue, such as a rule of the bus. */
  public void bring(String name, String body) {
    Queue queue = queues.get(name);
    if (queue == null) {
      throw new IllegalStateException("there is no queue " + name);
    }
    queue.send(UUID.randomUUID().toString(), body, Duration.ZERO);
  }

  @Override
  public JsonNode call(String operation, JsonNode request) {
    return switch (operation) {
      case "GetQueueUrl" -> queueUrl(request.path("QueueName").asText());
      case "SendMessage" -> send(request);
      case "SendMessageBatch" -> sendAll(request);
      default -> throw AwsError.of("UnsupportedOperation", operation + " is not simulated");
    };
  }

  private JsonNode queueUrl(String name) {
    find(name);
    return JsonNodeFactory.instance.objectNode().put("QueueUrl", url(name));
  }

  private JsonNode send(JsonNode request) {
    return send(named(request), request);
  }

  /** Each for itself: one that cannot be taken keeps no other back. */
  private JsonNode sendAll(JsonNode request) {
    Queue queue = named(request);
    JsonNode entries = request.path("Entries");
    if (entries.isEmpty()) {
      throw AwsError.of(
          "com.amazonaws.sqs#EmptyBatchRequest",
          "There should be at least one SendMessageBatchRequestEntry in the request.");
    }
    if (entries.size() > MOST_AT_ONCE) {
      throw AwsError.of(
          "com.amazonaws.sqs#TooManyEntriesInBatchRequest",
          "Maximum number of entries per request are %d. You have sent %d."
              .formatted(MOST_AT_ONCE, entries.size()));
    }
    check(entries);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode taken = answer.putArray("Successful");
    ArrayNode failed = answer.putArray("Failed");
    for (JsonNode entry : entries) {
      String id = entry.path("Id").asText();
      try {
        taken.add(send(queue, entry).put("Id", id));
      } catch (AwsError e) {
        failed.addObject().put("Id", id).put("Code", e.type()).put("SenderFault", true);
      }
    }
    return answer;
  }

  /** What is wrong with the batch is wrong with all of it. */
  private static void check(JsonNode entries) {
    Set<String> ids = new HashSet<>();
    long bytes = 0;
    for (JsonNode entry : entries) {
      if (!ids.add(entry.path("Id").asText())) {
        throw AwsError.of(
            "com.amazonaws.sqs#BatchEntryIdsNotDistinct", "Id of two entries is the same.");
      }
      bytes += entry.path("MessageBody").asText().getBytes(UTF_8).length;
    }
    if (bytes > MAX_BODY_BYTES) {
      throw AwsError.of(
          "com.amazonaws.sqs#BatchRequestTooLong",
          "Batch requests cannot be longer than %d bytes.".formatted(MAX_BODY_BYTES));
    }
  }

  private Queue named(JsonNode request) {
    String url = request.path("QueueUrl").asText();
    return find(url.substring(url.lastIndexOf('/') + 1));
  }

  private static ObjectNode send(Queue queue, JsonNode request) {
    String body = body(request);
    Duration delay = delay(request);
    String id = UUID.randomUUID().toString();
    queue.send(id, body, delay);
    return JsonNodeFactory.instance
        .objectNode()
        .put("MessageId", id)
        .put("MD5OfMessageBody", md5(body));
  }

  private Queue find(String name) {
    Queue queue = queues.get(name);
    if (queue == null) {
      throw AwsError.of(
          "com.amazonaws.sqs#QueueDoesNotExist", "The specified queue does not exist.");
    }
    return queue;
  }

  private static String body(JsonNode request) {
    if (!request.path("MessageAttributes").isEmpty()) {
      throw AwsError.of("UnsupportedOperation", "message attributes are not simulated");
    }
    String body = request.path("MessageBody").asText();
    if (body.isEmpty()) {
      throw AwsError.of("MissingParameter", "The request must contain the parameter MessageBody.");
    }
    if (body.getBytes(UTF_8).length > MAX_BODY_BYTES) {
      throw invalid(
          "One or more parameters are invalid. Reason: Message must be shorter than %d bytes."
              .formatted(MAX_BODY_BYTES));
    }
    return body;
  }

  private static Duration delay(JsonNode request) {
    int seconds = request.path("DelaySeconds").asInt(0);
    if (seconds < 0 || seconds > MAX_DELAY_SECONDS) {
      throw invalid(
          "Value %d for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= %d."
              .formatted(seconds, MAX_DELAY_SECONDS));
    }
    return Duration.ofSeconds(seconds);
  }

  private static AwsError invalid(String message) {
    return AwsError.of("InvalidParameterValue", message);
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
