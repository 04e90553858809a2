package io.followup.carriers.ses;

import static io.followup.checks.Parameter.isRead;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.checks.MailNews;
import io.followup.checks.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What SES is asked to tell is what the code listens to.
 *
 * <p>In this package since the code keeps its forms to itself.
 */
class TemplateMailNewsTest {
  private static final List<String> TOPICS =
      List.of(
          "arn:aws:sns:ap-northeast-2:123456789012:mails",
          "arn:aws-us-gov:sns:us-gov-west-1:123456789012:a_b-C.fifo",
          "arn:aws:sns:eu-west-1:123456789012:a,arn:aws-cn:sns:cn-north-1:123456789012:b",
          // and none of these
          "mails",
          "arn:aws:sqs:eu-west-1:123456789012:mails",
          "arn:aws:sns:eu-west-1:12345678901:mails",
          "arn:aws:sns:eu-west-1:123456789012:",
          "arn:aws:sns:eu-west-1:123456789012:mails:0f9d",
          "arn:aws:sns:eu-west-1:123456789012:mails,",
          "arn:aws:sns:eu-west-1:123456789012:a;arn:aws:sns:eu-west-1:123456789012:b",
          "https://sns.eu-west-1.amazonaws.com");

  private static final Predicate<String> READ =
      text -> isRead(() -> Arrays.stream(text.split(",", -1)).forEach(SnsTopic::of));

  /** By the names that a configuration set has for them. */
  private static final List<String> EVENTS =
      List.of(
          "send",
          "reject",
          "bounce",
          "complaint",
          "delivery",
          "open",
          "click",
          "renderingFailure",
          "deliveryDelay",
          "subscription");

  @Test
  void topics_are_asked_for_as_they_are_read() {
    assertThat(TOPICS).anyMatch(READ).anyMatch(READ.negate());
    assertThat(Parameter.of("MailTopics").disagreements(TOPICS, READ)).isEmpty();
    assertThat(Parameter.of("MailTopics").takes("")).isTrue();
  }

  @Test
  void a_pattern_that_takes_any_arn_is_found_out() {
    Parameter any = new Parameter(Pattern.compile("arn:.+"));

    assertThat(any.disagreements(TOPICS, READ))
        .contains("arn:aws:sqs:eu-west-1:123456789012:mails");
  }

  @Test
  void ses_is_asked_for_all_that_is_listened_to_and_for_nothing_else() {
    List<String> listenedTo = EVENTS.stream().filter(TemplateMailNewsTest::isNews).toList();

    assertThat(listenedTo).hasSizeBetween(1, EVENTS.size() - 1);
    assertThat(MailNews.events()).containsExactlyInAnyOrderElementsOf(listenedTo);
  }

  /** A mail of ours, with all that an event of any type may say of it. */
  private static boolean isNews(String type) {
    String event =
        """
        {
          "eventType": "%s",
          "mail": {"headers": [
            {"name": "X-Followup-Delivery", "value": "ft4wsmwnzhcxrczkpsujuudehb.email"}
          ]},
          "bounce": {
            "bounceType": "Permanent",
            "bouncedRecipients": [{"emailAddress": "mina@example.com"}],
            "timestamp": "2026-11-22T09:00:00Z"
          },
          "complaint": {
            "complainedRecipients": [{"emailAddress": "mina@example.com"}],
            "timestamp": "2026-11-22T09:00:00Z"
          }
        }
        """
            .formatted(Character.toUpperCase(type.charAt(0)) + type.substring(1));
    try {
      return SesNews.of(new ObjectMapper().readTree(event.getBytes(UTF_8)))
          .filter(news -> !news.isEmpty())
          .isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
