package io.followup.aws;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

class SqsTest {
  private record Seen(Duration at, String messageId, String body) {}

  private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
  private int failures;
  private AwsWorld world;
  private String url;

  @BeforeEach
  void open() {
    world = new AwsWorld();
    world.queues.queue("looks", this::deliver);
    url = world.sqs.getQueueUrl(request -> request.queueName("looks")).queueUrl();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void deliver(String messageId, String body) {
    seen.add(new Seen(Duration.between(AwsWorld.START, world.time.instant()), messageId, body));
    if (seen.size() <= failures) {
      throw new IllegalStateException("not yet");
    }
  }

  private SendMessageResponse send(String body, int delaySeconds) {
    return world.sqs.sendMessage(
        request -> request.queueUrl(url).messageBody(body).delaySeconds(delaySeconds));
  }

  @Test
  void a_message_comes_at_its_due_instant_and_not_before() {
    String id = send("안녕", 900).messageId();

    world.after(ofSeconds(899));
    assertThat(seen).isEmpty();
    world.after(ofSeconds(1));

    assertThat(seen).containsExactly(new Seen(ofMinutes(15), id, "안녕"));
  }

  @Test
  void a_message_without_delay_has_come_once_all_is_at_rest() {
    String id =
        world.sqs.sendMessage(request -> request.queueUrl(url).messageBody("now")).messageId();

    world.settle();

    assertThat(seen).containsExactly(new Seen(Duration.ZERO, id, "now"));
  }

  @Test
  void a_consumer_that_throws_sees_the_message_again_after_30_seconds() {
    failures = 1;
    String id = send("again", 5).messageId();

    world.after(ofHours(1));

    assertThat(seen)
        .containsExactly(new Seen(ofSeconds(5), id, "again"), new Seen(ofSeconds(35), id, "again"));
    assertThat(world.queues.deadLetters().all()).isEmpty();
  }

  @Test
  void after_five_throws_the_message_is_a_dead_letter() {
    failures = 5;
    String id = send("poison", 0).messageId();

    world.after(ofHours(1));

    assertThat(seen).extracting(Seen::at).last().isEqualTo(ofMinutes(2));
    assertThat(seen).hasSize(5);
    assertThat(world.queues.deadLetters().all())
        .containsExactly(
            new DeadLetters.DeadLetter(AwsWorld.START.plusSeconds(120), "looks", id, "poison"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 901})
  void a_delay_is_from_0_to_900_seconds(int delay) {
    assertThatThrownBy(() -> send("late", delay))
        .isInstanceOfSatisfying(
            SqsException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"));

    world.after(ofHours(1));

    assertThat(seen).isEmpty();
  }

  @Test
  void a_body_of_one_mebibyte_is_taken_and_not_a_byte_more() {
    String longest = "가".repeat(349_525) + "a";

    send(longest, 0);
    assertThatThrownBy(() -> send(longest + "a", 0))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining("shorter than 1048576 bytes");
    world.settle();

    assertThat(seen).extracting(Seen::body).containsExactly(longest);
  }

  @Test
  void a_queue_that_nobody_made_does_not_exist() {
    assertThatThrownBy(() -> world.sqs.getQueueUrl(request -> request.queueName("other")))
        .isInstanceOf(QueueDoesNotExistException.class);
    assertThatThrownBy(
            () -> world.sqs.sendMessage(request -> request.queueUrl(url + "2").messageBody("x")))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void of_a_batch_what_cannot_be_taken_keeps_no_other_back() {
    var answer = batch(entry("1", "a", 0), entry("2", "late", 901), entry("3", "b", 0));
    world.settle();

    assertThat(answer.successful())
        .extracting(SendMessageBatchResultEntry::id)
        .containsExactly("1", "3");
    assertThat(answer.failed())
        .extracting(BatchResultErrorEntry::id, BatchResultErrorEntry::code)
        .containsExactly(tuple("2", "InvalidParameterValue"));
    assertThat(seen).extracting(Seen::body).containsExactly("a", "b");
  }

  @Test
  void a_batch_has_one_to_ten_entries_of_ids_of_their_own() {
    assertThatThrownBy(this::batch).isInstanceOf(EmptyBatchRequestException.class);
    assertThatThrownBy(
            () ->
                batch(
                    IntStream.range(0, 11)
                        .mapToObj(i -> entry("m" + i, "x", 0))
                        .toArray(SendMessageBatchRequestEntry[]::new)))
        .isInstanceOf(TooManyEntriesInBatchRequestException.class);
    assertThatThrownBy(() -> batch(entry("1", "a", 0), entry("1", "b", 0)))
        .isInstanceOf(BatchEntryIdsNotDistinctException.class);
    world.settle();

    assertThat(seen).isEmpty();
  }

  @Test
  void the_bodies_of_a_batch_are_one_mebibyte_together() {
    String half = "a".repeat(524_288);

    batch(entry("1", half, 0), entry("2", half, 0));
    assertThatThrownBy(() -> batch(entry("1", half, 0), entry("2", half + "a", 0)))
        .isInstanceOf(BatchRequestTooLongException.class);
    world.settle();

    assertThat(seen).hasSize(2);
  }

  private static SendMessageBatchRequestEntry entry(String id, String body, int delaySeconds) {
    return SendMessageBatchRequestEntry.builder()
        .id(id)
        .messageBody(body)
        .delaySeconds(delaySeconds)
        .build();
  }

  private SendMessageBatchResponse batch(SendMessageBatchRequestEntry... entries) {
    return world.sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries));
  }
}
