package io.followup.local.workflow;

import static io.followup.local.workflow.Laptop.json;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The workflow that is deployed, walked through. */
class LastReleaseWorkflowTest {
  private final Laptop laptop = new Laptop();

  @BeforeEach
  void the_workflow_and_functions_that_have_nothing_to_say() throws IOException {
    String text = Files.readString(Path.of("..", "follow-up-before.asl.json"));
    Map<String, String> names =
        Map.of(
            "PushFunction", "push",
            "LookagainFunction", "lookagain",
            "MessengerFunction", "messenger",
            "XmsFunction", "xms",
            "EmailFunction", "email");
    laptop.walker().load(Laptop.MACHINE, new DefinitionTemplate(text).with(names));
    laptop.function("push", (payload, time) -> NullNode.instance);
    laptop.function("messenger", (payload, time) -> NullNode.instance);
    laptop.function("lookagain", (payload, time) -> json("{'next': 'done'}"));
    laptop.function("xms", (payload, time) -> json("{'result': 'accepted'}"));
    laptop.function("email", (payload, time) -> json("{'result': 'accepted'}"));
  }

  @AfterEach
  void close() {
    laptop.close();
  }

  private String follow(String first, boolean messenger) {
    return laptop.start(
        "one",
        "{'workspace': 'w', 'customer': 'c', 'chat': 't', 'reply': 'r', 'followUp': 'f',"
            + "'round': 0, 'first': '"
            + first
            + "', 'receiptWaitSeconds': 30, 'messengerWaitSeconds': 60, 'messenger': "
            + messenger
            + "}");
  }

  private String told(boolean messenger) {
    laptop.function("lookagain", (payload, time) -> json("{'next': 'tell'}"));
    return follow("lookagain", messenger);
  }

  private void always(String function, String error) {
    laptop.function(
        function,
        (payload, time) -> {
          throw new FunctionFailure(error, "");
        });
  }

  @Test
  void a_receipt_within_30_seconds_ends_it() {
    String arn = follow("push", false);

    laptop.after(ofMillis(29_900));
    laptop.succeed(laptop.tokenOf("push"), "{'result': 'received'}");
    laptop.after(ofHours(1));

    assertThat(laptop.status(arn)).isEqualTo("SUCCEEDED");
    assertThat(laptop.endedAt(arn)).isEqualTo(29.9);
    assertThat(laptop.callsOf("lookagain")).isEmpty();
  }

  @Test
  void without_a_receipt_it_looks_again_at_30_seconds_and_pushes_once() {
    String arn = follow("push", false);

    laptop.after(ofMinutes(10));

    assertThat(laptop.secondsOf("push")).containsExactly(0.0);
    assertThat(laptop.secondsOf("lookagain")).containsExactly(30.0);
    assertThat(laptop.status(arn)).isEqualTo("SUCCEEDED");
  }

  @Test
  void refused_by_every_device_it_looks_again_at_once() {
    follow("push", false);
    laptop.after(ofSeconds(1));

    laptop.succeed(laptop.tokenOf("push"), "{'result': 'refused'}");

    assertThat(laptop.secondsOf("lookagain")).containsExactly(1.0);
  }

  @Test
  void an_answer_without_a_result_looks_again_too() {
    follow("push", false);

    laptop.succeed(laptop.tokenOf("push"), "{}");

    assertThat(laptop.secondsOf("lookagain")).containsExactly(0.0);
  }

  @Test
  void F1_a_push_that_keeps_dying_may_be_out_so_its_receipt_is_waited_for() {
    always("push", "java.lang.IllegalStateException");

    follow("push", false);
    laptop.after(ofMinutes(1));

    assertThat(laptop.secondsOf("push")).containsExactly(0.0, 1.0, 3.0);
    assertThat(laptop.secondsOf("lookagain")).containsExactly(33.0);
  }

  @Test
  void F1_a_push_that_died_once_is_asked_again_and_its_receipt_ends_it() {
    laptop.function(
        "push",
        (payload, time) -> {
          if (time == 0) {
            throw new FunctionFailure("Sandbox.Timedout", "");
          }
          return NullNode.instance;
        });

    String arn = follow("push", false);
    laptop.after(ofSeconds(20));
    laptop.succeed(laptop.tokenOf("push"), "{'result': 'received'}");
    laptop.after(ofHours(1));

    assertThat(laptop.secondsOf("push")).containsExactly(0.0, 1.0);
    assertThat(laptop.callsOf("lookagain")).isEmpty();
    assertThat(laptop.endedAt(arn)).isEqualTo(20.0);
  }

  @Test
  void a_push_that_was_throttled_did_not_go_out_and_is_tried_again() {
    always("push", "Lambda.TooManyRequestsException");

    follow("push", false);
    laptop.after(ofMinutes(1));

    assertThat(laptop.secondsOf("push")).containsExactly(0.0, 1.0, 3.0);
    assertThat(laptop.secondsOf("lookagain")).containsExactly(3.0);
  }

  @Test
  void functions_are_given_ids_alone() {
    laptop.function("lookagain", (payload, time) -> json("{'next': 'tell'}"));

    follow("push", true);
    String push = laptop.tokenOf("push");
    laptop.succeed(push, "{'result': 'nothing'}");
    String messenger = laptop.tokenOf("messenger");
    laptop.succeed(messenger, "{'result': 'refused'}");

    String ids = "'workspace': 'w', 'customer': 'c', 'chat': 't', 'reply': 'r', 'round': 0";
    assertThat(laptop.callsOf("push").getFirst().payload())
        .isEqualTo(json("{'token': '" + push + "', " + ids + "}"));
    assertThat(laptop.callsOf("messenger").getFirst().payload())
        .isEqualTo(json("{'token': '" + messenger + "', " + ids + "}"));
    for (String function : new String[] {"lookagain", "xms", "email"}) {
      assertThat(laptop.callsOf(function).getFirst().payload()).isEqualTo(json("{" + ids + "}"));
    }
  }

  @Test
  void it_waits_until_the_chats_gap_is_over_and_looks_again() {
    laptop.function(
        "lookagain",
        (payload, time) ->
            time == 0
                ? json("{'next': 'wait', 'at': '2026-11-22T09:02:03Z'}")
                : json("{'next': 'tell'}"));

    String arn = follow("lookagain", false);
    laptop.after(ofMinutes(3));

    assertThat(laptop.secondsOf("lookagain")).containsExactly(0.0, 123.0);
    assertThat(laptop.secondsOf("email")).containsExactly(123.0);
    assertThat(laptop.status(arn)).isEqualTo("SUCCEEDED");
  }

  @Test
  void looking_again_is_tried_seven_times_and_then_left_to_the_sweep() {
    always("lookagain", "Odd");

    String arn = follow("lookagain", false);
    laptop.after(ofMinutes(5));

    assertThat(laptop.secondsOf("lookagain"))
        .containsExactly(0.0, 2.0, 6.0, 14.0, 30.0, 62.0, 122.0);
    assertThat(laptop.status(arn)).isEqualTo("FAILED");
  }

  @Test
  void who_is_told_is_texted_and_mailed() {
    String arn = told(false);

    assertThat(laptop.secondsOf("xms")).containsExactly(0.0);
    assertThat(laptop.secondsOf("email")).containsExactly(0.0);
    assertThat(laptop.callsOf("messenger")).isEmpty();
    assertThat(laptop.status(arn)).isEqualTo("SUCCEEDED");
  }

  @Test
  void who_has_the_message_in_the_messenger_is_not_texted() {
    String arn = told(true);

    laptop.after(ofSeconds(59));
    laptop.succeed(laptop.tokenOf("messenger"), "{'result': 'delivered'}");
    laptop.after(ofHours(1));

    assertThat(laptop.callsOf("xms")).isEmpty();
    assertThat(laptop.endedAt(arn)).isEqualTo(59.0);
  }

  @Test
  void a_messenger_that_accepted_without_reporting_counts() {
    told(true);

    laptop.succeed(laptop.tokenOf("messenger"), "{'result': 'accepted'}");
    laptop.after(ofHours(1));

    assertThat(laptop.callsOf("xms")).isEmpty();
  }

  @Test
  void without_a_report_from_the_messenger_the_text_goes_out_after_60_seconds() {
    String arn = told(true);

    laptop.after(ofHours(1));

    assertThat(laptop.secondsOf("messenger")).containsExactly(0.0);
    assertThat(laptop.secondsOf("xms")).containsExactly(60.0);
    assertThat(laptop.endedAt(arn)).isEqualTo(60.0);
  }

  @Test
  void F4_a_messenger_that_refuses_is_followed_by_the_text_at_once() {
    told(true);
    laptop.after(ofSeconds(2));

    laptop.succeed(laptop.tokenOf("messenger"), "{'result': 'refused'}");

    assertThat(laptop.secondsOf("xms")).containsExactly(2.0);
  }

  @Test
  void F4_a_messenger_that_throws_is_asked_until_no_call_of_it_can_be_under_way() {
    always("messenger", "Odd");

    told(true);
    laptop.after(ofMinutes(2));

    assertThat(laptop.secondsOf("messenger")).containsExactly(0.0, 5.0, 15.0, 35.0);
    assertThat(laptop.secondsOf("xms")).containsExactly(35.0);
  }

  @Test
  void crashes_of_xms_are_retried_over_ten_minutes() {
    always("xms", "Sandbox.Timedout");

    String arn = told(false);
    laptop.after(ofHours(1));

    assertThat(laptop.secondsOf("xms")).containsExactly(0.0, 5.0, 20.0, 65.0, 200.0, 605.0);
    assertThat(laptop.status(arn)).isEqualTo("SUCCEEDED");
  }

  @Test
  void a_carrier_that_asks_for_time_is_given_it() {
    laptop.function(
        "xms",
        (payload, time) ->
            time < 2 ? json("{'result': 'retry', 'afterSeconds': 40}") : json("{'result': 'no'}"));

    String arn = told(false);
    laptop.after(ofHours(1));

    assertThat(laptop.secondsOf("xms")).containsExactly(0.0, 40.0, 80.0);
    assertThat(laptop.endedAt(arn)).isEqualTo(80.0);
  }

  @Test
  void an_email_that_fails_for_ever_does_not_stop_the_text() {
    always("email", "Odd");

    String arn = told(true);
    laptop.after(ofHours(1));

    assertThat(laptop.secondsOf("email")).containsExactly(0.0, 5.0, 20.0, 65.0, 200.0, 605.0);
    assertThat(laptop.secondsOf("xms")).containsExactly(60.0);
    assertThat(laptop.status(arn)).isEqualTo("SUCCEEDED");
  }

  @Test
  void an_answer_that_says_nothing_ends_its_branch_alone() {
    laptop.function("email", (payload, time) -> NullNode.instance);
    laptop.function("xms", (payload, time) -> json("{'result': 'retry'}"));

    String arn = told(false);

    assertThat(laptop.status(arn)).isEqualTo("SUCCEEDED");
  }

  @Test
  void after_25_hours_it_is_over_whatever_it_waits_for() {
    laptop.function("email", (payload, time) -> json("{'result': 'retry', 'afterSeconds': 7200}"));

    String arn = told(false);
    laptop.after(ofHours(30));

    assertThat(laptop.status(arn)).isEqualTo("TIMED_OUT");
    assertThat(laptop.endedAt(arn)).isEqualTo(90_000.0);
    assertThat(laptop.callsOf("email")).hasSize(13);
  }
}
