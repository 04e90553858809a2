package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Story.Outcome.NOT_WANTED;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static io.followup.local.stories.Story.Outcome.SEEN;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The invariants, with two and more of everything at once. */
@OnTheLaptop
class CrossingStories {
  @Test
  void the_same_reply_posted_20_times_at_once_is_told_once(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    ObjectNode reply = mina.body();

    List<Answer> answers =
        atOnce(
            Stream.generate(
                    () ->
                        (Callable<Answer>)
                            () -> world.call("POST", "/v1/replies").json(reply).send())
                .limit(20)
                .toList());
    world.skip(ofMinutes(2));

    assertThat(answers).extracting(Answer::status).containsOnly(202);
    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
  }

  @Test
  void of_two_contents_of_one_id_at_once_one_is_accepted(World world) {
    Customer mina = world.customer();
    ObjectNode one = mina.body("text", "하나");
    ObjectNode other = one.deepCopy().put("text", "둘");

    List<Answer> answers =
        atOnce(
            IntStream.range(0, 10)
                .<Callable<Answer>>mapToObj(
                    i ->
                        () ->
                            world.call("POST", "/v1/replies").json(i % 2 == 0 ? one : other).send())
                .toList());

    assertThat(answers).extracting(Answer::status).containsOnly(202, 409);
    assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(5);
    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
  }

  @Test
  void twenty_replies_at_once_are_all_told_and_none_twice(World world) {
    Customer mina = world.customer();

    List<Answer> answers =
        atOnce(
            IntStream.range(0, 20)
                .<Callable<Answer>>mapToObj(i -> () -> mina.post("text", "답변 <" + i + ">"))
                .toList());
    world.skip(ofMinutes(5));

    String mails = String.join("\n", mina.got(EMAIL).stream().map(Notice::text).toList());
    assertThat(IntStream.range(0, 20))
        .allSatisfy(i -> assertThat(mails.split("답변 <" + i + ">", -1)).hasSize(2));
    assertThat(answers)
        .allSatisfy(
            answer ->
                assertThat(mina.outcome(answer.json().required("id").asText())).isEqualTo(REACHED));
    assertThat(mina.got(EMAIL)).hasSizeBetween(1, 2);
    assertThat(mina.got(TEXT)).hasSameSizeAs(mina.got(EMAIL));
  }

  @Test
  void a_reply_and_a_leaving_that_cross_always_end_in_a_telling(World world) {
    List<Customer> customers = IntStream.range(0, 50).mapToObj(_ -> world.customer()).toList();
    customers.forEach(Customer::beat);
    world.skip(ofSeconds(2));

    for (Customer customer : customers) {
      List<Integer> answers =
          atOnce(
              List.of(
                  () -> customer.post().status(), () -> beacon(world, customer, "left").status()));
      assertThat(answers).containsExactly(202, 200);
    }
    world.laptop().settle();

    assertThat(customers)
        .allSatisfy(
            customer -> assertThat(customer.channels()).containsExactlyInAnyOrder(TEXT, EMAIL));
  }

  @Test
  void a_leaving_and_a_return_that_cross_a_reply_end_in_one_outcome(World world) {
    List<Customer> customers = IntStream.range(0, 50).mapToObj(_ -> world.customer()).toList();
    customers.forEach(Customer::beat);
    world.skip(ofSeconds(2));

    for (Customer customer : customers) {
      atOnce(
          List.of(
              () -> beacon(world, customer, "left").status(),
              () -> customer.post("id", customer.id() + ".r").status(),
              () -> beacon(world, customer, "active").status()));
    }
    world.skip(ofMinutes(10));

    assertThat(customers)
        .allSatisfy(
            customer -> {
              Story.Outcome outcome = customer.outcome(customer.id() + ".r");
              assertThat(outcome).isIn(SEEN, REACHED);
              if (outcome == SEEN) {
                assertThat(customer.channels()).isEmpty();
              } else {
                assertThat(customer.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
              }
            });
  }

  @Test
  void a_receipt_that_crosses_the_30_seconds_is_in_time_or_late_and_never_lost(World world) {
    List<Customer> customers = IntStream.range(0, 10).mapToObj(_ -> world.customer()).toList();
    customers.forEach(customer -> customer.device("phone"));
    customers.forEach(customer -> customer.reply("id", customer.id() + ".r"));
    List<Notice> pushes = customers.stream().map(customer -> customer.only(PUSH)).toList();
    world.skip(ofSeconds(28));

    Stream<Callable<Integer>> receipts =
        IntStream.range(0, customers.size())
            .mapToObj(i -> () -> receipt(world, customers.get(i), pushes.get(i)).status());
    assertThat(atOnce(Stream.concat(Stream.of(time(world)), receipts).toList())).containsOnly(204);
    world.skip(ofMinutes(5));

    assertThat(customers)
        .allSatisfy(
            customer -> {
              Story story = customer.story(customer.id() + ".r");
              assertThat(story.outcome()).isEqualTo(REACHED);
              if (story
                  .delivery(PUSH)
                  .required("receipts")
                  .findValuesAsText("late")
                  .contains("true")) {
                assertThat(customer.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
              } else {
                assertThat(customer.channels()).containsExactly(PUSH);
              }
            });
  }

  @Test
  void a_reading_that_crosses_the_claim_ends_in_one_word_that_is_true(World world) {
    cross(
        world,
        (customer, reply) ->
            world
                .call("POST", "/v1/chats/" + customer.chat() + "/read")
                .json("customerId", customer.id(), "upTo", reply)
                .send()
                .status(),
        SEEN);
  }

  @Test
  void a_deletion_that_crosses_the_claim_ends_in_one_word_that_is_true(World world) {
    cross(
        world,
        (customer, reply) -> world.call("DELETE", "/v1/replies/" + reply).send().status(),
        NOT_WANTED);
  }

  /** Ten customers do this while the clock goes over the end of their push waits. */
  private static void cross(
      World world, BiFunction<Customer, String, Integer> deed, Story.Outcome outcome) {
    List<Customer> customers = IntStream.range(0, 10).mapToObj(_ -> world.customer()).toList();
    customers.forEach(customer -> customer.device("phone"));
    customers.forEach(customer -> customer.reply("id", customer.id() + ".r"));
    world.skip(ofSeconds(28));

    Stream<Callable<Integer>> deeds =
        customers.stream().map(customer -> () -> deed.apply(customer, customer.id() + ".r"));
    assertThat(atOnce(Stream.concat(Stream.of(time(world)), deeds).toList())).containsOnly(204);
    world.skip(ofMinutes(5));

    assertThat(customers)
        .allSatisfy(
            customer -> {
              Story.Outcome word = customer.outcome(customer.id() + ".r");
              assertThat(word).isIn(outcome, REACHED);
              if (word == REACHED) {
                assertThat(customer.channels()).startsWith(PUSH).doesNotHaveDuplicates();
                assertThat(customer.channels()).containsAnyOf(TEXT, EMAIL);
              } else {
                assertThat(customer.channels()).containsExactly(PUSH);
              }
            });
  }

  private static Callable<Integer> time(World world) {
    return () -> {
      world.skip(ofSeconds(3));
      return 204;
    };
  }

  @Test
  void the_same_receipt_20_times_at_once_is_one(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String reply = mina.reply();
    Notice push = mina.only(PUSH);

    List<Integer> answers =
        atOnce(
            Stream.generate(() -> (Callable<Integer>) () -> receipt(world, mina, push).status())
                .limit(20)
                .toList());
    world.skip(ofMinutes(2));

    assertThat(answers).containsOnly(204);
    assertThat(mina.channels()).containsExactly(PUSH);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void a_workspace_created_by_two_at_once_is_one_workspace(World world) {
    String id = world.laptop().name("w");

    List<Integer> answers =
        atOnce(
            Stream.generate(
                    () ->
                        (Callable<Integer>)
                            () ->
                                world
                                    .anyone("POST", "/v1/workspaces")
                                    .by(Laptop.OPERATOR_KEY)
                                    .json("id", id, "name", "Lamps")
                                    .send()
                                    .status())
                .limit(5)
                .toList());

    assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409, 409);
  }

  private static Answer beacon(World world, Customer customer, String state) {
    return world
        .anyone("POST", "/v1/presence")
        .json("session", "tab-1", "state", state, "token", customer.token())
        .send();
  }

  private static Answer receipt(World world, Customer customer, Notice push) {
    return world
        .anyone("POST", "/v1/receipts/push")
        .by(customer.token())
        .json("deliveryId", push.deliveryId(), "kind", "received")
        .send();
  }

  /** Starts all at the same moment and answers what each of them did, in their order. */
  private static <T> List<T> atOnce(List<Callable<T>> calls) {
    CyclicBarrier start = new CyclicBarrier(calls.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures =
          calls.stream()
              .map(
                  call ->
                      threads.submit(
                          () -> {
                            int _ = start.await();
                            return call.call();
                          }))
              .toList();
      return futures.stream().map(CrossingStories::done).toList();
    }
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }
}
