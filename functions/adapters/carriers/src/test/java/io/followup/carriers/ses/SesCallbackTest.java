package io.followup.carriers.ses;

import static io.followup.carriers.ses.Posts.BOUNCED;
import static io.followup.carriers.ses.Posts.CERTIFICATE;
import static io.followup.carriers.ses.Posts.DELIVERY;
import static io.followup.carriers.ses.Posts.HOST;
import static io.followup.carriers.ses.Posts.NOW;
import static io.followup.carriers.ses.Posts.SUBSCRIBE;
import static io.followup.carriers.ses.Posts.TOPIC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.carriers.aws.AwsFailure;
import io.followup.carriers.callback.Callback.Call;
import io.followup.carriers.callback.Callback.News;
import io.followup.carriers.callback.Callback.News.MailRefused;
import io.followup.carriers.callback.Callback.News.Reported;
import io.followup.carriers.callback.Callback.Read;
import io.followup.carriers.callback.Callback.Read.Forged;
import io.followup.carriers.callback.Callback.Read.Told;
import io.followup.carriers.callback.Callback.Read.Unreadable;
import io.followup.domain.carrier.Report;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.outcome.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SesCallbackTest {
  private static final EmailAddress MINA = new EmailAddress("mina@example.com");
  private static final String BOUNCE =
      Posts.event("Bounce", Posts.bounce("Permanent", "General", MINA.value()));

  @SuppressWarnings("NullAway.Init")
  private static Certified sns;

  @SuppressWarnings("NullAway.Init")
  private static Certified stranger;

  private final Aws aws = new Aws().has(CERTIFICATE, sns.pem()).has(SUBSCRIBE, new byte[0]);

  @BeforeAll
  static void certify() throws Exception {
    sns = Certified.as("sns.amazonaws.com");
    stranger = Certified.as("mail.evil.example");
  }

  // ---- what SES tells ------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void a_mail_that_bounced_for_good_has_a_bad_address(String version) throws Exception {
    Read read = read(sns.signed(version, Posts.notification(BOUNCE)));

    assertThat(read).isEqualTo(told(refused(Reason.INVALID_ADDRESS)));
  }

  @Test
  void an_identity_s_feedback_says_the_same_without_tags() throws Exception {
    String bounce = Posts.bounce("Permanent", "General", MINA.value());

    assertThat(news(Posts.feedback("Bounce", bounce, Posts.ourHeader())))
        .containsExactly(refused(Reason.INVALID_ADDRESS));
  }

  @Test
  void who_complained_wants_no_more() throws Exception {
    assertThat(news(Posts.event("Complaint", Posts.complaint(""))))
        .containsExactly(refused(Reason.STOPPED));
    assertThat(
            news(
                Posts.feedback(
                    "Complaint",
                    Posts.complaint(",\"complaintFeedbackType\":\"abuse\""),
                    Posts.ourHeader())))
        .containsExactly(refused(Reason.STOPPED));
  }

  @Test
  void who_says_that_it_was_no_spam_complains_of_nothing() throws Exception {
    String complaint = Posts.complaint(",\"complaintFeedbackType\":\"not-spam\"");

    assertThat(news(Posts.event("Complaint", complaint))).isEmpty();
  }

  @Test
  void each_of_several_recipients_is_told_of_also_by_name() throws Exception {
    String bounce = Posts.bounce("Permanent", "NoEmail", "Mina <mina@example.com>", "no", "a@b.io");

    assertThat(news(Posts.event("Bounce", bounce)))
        .containsExactly(
            refused(Reason.INVALID_ADDRESS),
            new MailRefused(
                Optional.of(DELIVERY),
                new EmailAddress("a@b.io"),
                Reason.INVALID_ADDRESS,
                BOUNCED));
  }

  @ParameterizedTest
  @CsvSource({
    "MailboxFull, REFUSED",
    "ContentRejected, REFUSED",
    "AttachmentRejected, REFUSED",
    "MessageTooLarge, TOO_LONG"
  })
  void a_mail_that_was_lost_for_once_is_recorded_and_its_address_stays_good(
      String subType, Reason reason) throws Exception {
    String bounce = Posts.bounce("Transient", subType, MINA.value());

    assertThat(news(Posts.event("Bounce", bounce)))
        .containsExactly(new Reported(DELIVERY, new Report.Refused(reason)));
  }

  @ParameterizedTest
  @CsvSource({"Transient, General", "Undetermined, Undetermined"})
  void an_out_of_office_is_no_bounce(String type, String subType) throws Exception {
    assertThat(news(Posts.event("Bounce", Posts.bounce(type, subType, MINA.value())))).isEmpty();
  }

  @Test
  void a_mail_that_arrived_is_told_as_delivered() throws Exception {
    assertThat(news(Posts.event("Delivery", Posts.delivery())))
        .containsExactly(new Reported(DELIVERY, new Report.Delivered()));
  }

  @Test
  void a_mail_that_SES_took_and_then_rejected_is_refused() throws Exception {
    assertThat(news(Posts.event("Reject", "\"reject\":{\"reason\":\"Bad content\"}")))
        .containsExactly(new Reported(DELIVERY, new Report.Refused(Reason.REFUSED)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Send", "Open", "Click", "DeliveryDelay", "Subscription", "Something"})
  void what_else_there_is_to_tell_concerns_nobody(String type) throws Exception {
    assertThat(news(Posts.event(type, "\"x\":{}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"headers\":[{\"name\":\"X-Followup-Delivery\",\"value\":\"somebody's\"}]",
        ",\"headers\":[{\"name\":\"X-Followup-Delivery\",\"value\":\"aaaaaaaaaaaaaaaaaaaaaaaaaa.xms\"}]",
        ",\"tags\":{\"delivery\":[\"x\"]}",
        ",\"tags\":{\"delivery\":\"x\"}"
      })
  void a_mail_that_is_none_of_ours_is_told_without_a_delivery(String rest) throws Exception {
    String bounce = Posts.bounce("Permanent", "General", MINA.value());

    assertThat(news(Posts.feedback("Bounce", bounce, rest)))
        .containsExactly(new MailRefused(Optional.empty(), MINA, Reason.INVALID_ADDRESS, BOUNCED));
    assertThat(news(Posts.feedback("Delivery", Posts.delivery(), rest))).isEmpty();
  }

  @Test
  void nothing_that_is_told_shows_an_address() throws Exception {
    Read read = read(sns.signed("2", Posts.notification(BOUNCE)));

    assertThat(read).isInstanceOf(Told.class);
    assertThat(read.toString()).doesNotContain("mina", "example.com");
  }

  // ---- what cannot be understood -------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hello",
        "[]",
        "{}",
        "{\"eventType\":7.5",
        "{\"eventType\":\"Bounce\",\"bounce\":{\"bounceType\":\"Permanent\"}}",
        "{\"eventType\":\"Complaint\",\"complaint\":{\"complainedRecipients\":"
            + "[{\"emailAddress\":\"a@b.io\"}],\"timestamp\":\"yesterday\"}}"
      })
  void what_is_signed_but_is_not_what_SES_says_is_unreadable(String message) throws Exception {
    assertThat(read(sns.signed("2", Posts.notification(message)))).isEqualTo(new Unreadable());
  }

  @Test
  void that_SES_tries_whether_it_may_publish_is_no_news() throws Exception {
    assertThat(news("Successfully validated SNS topic for Amazon SES event publishing.")).isEmpty();
  }

  // ---- who may speak -------------------------------------------------------------------------

  @Test
  void only_what_SNS_posts_is_taken() {
    SesCallback callback = callback(NOW);

    assertThat(callback.carrier()).isEqualTo("email");
    assertThat(callback.takes(call(new byte[0]))).isTrue();
    assertThat(callback.takes(new Call(Map.of(), Map.of(), new byte[0]))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Message", "MessageId", "Subject", "Timestamp", "Type", "SignatureVersion"})
  void a_message_that_was_tampered_with_is_forged(String field) throws Exception {
    byte[] signed = sns.signed("2", Posts.notification(BOUNCE));
    String other =
        switch (field) {
          case "Timestamp" -> "2026-11-22T09:00:01.000Z";
          case "Type" -> "UnsubscribeConfirmation";
          case "SignatureVersion" -> "1";
          default -> BOUNCE + " ";
        };

    assertThat(read(tampered(signed, field, other))).isEqualTo(new Forged());
    assertThat(read(signed)).isInstanceOf(Told.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "not base64!", "가"})
  void without_a_signature_that_holds_it_is_forged(String signature) throws Exception {
    byte[] signed = sns.signed("2", Posts.notification(BOUNCE));

    assertThat(read(tampered(signed, "Signature", signature))).isEqualTo(new Forged());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "3", "SHA1withRSA"})
  void another_version_of_the_signature_is_forged(String version) throws Exception {
    byte[] signed = sns.signed("2", Posts.notification(BOUNCE));

    assertThat(read(tampered(signed, "SignatureVersion", version))).isEqualTo(new Forged());
  }

  @Test
  void a_subject_that_was_added_is_forged_and_none_is_none() throws Exception {
    Map<String, String> without = Posts.notification(BOUNCE);
    without.remove("Subject");
    byte[] signed = sns.signed("2", without);

    assertThat(read(signed)).isInstanceOf(Told.class);
    assertThat(read(tampered(signed, "Subject", "x"))).isEqualTo(new Forged());
  }

  @Test
  void who_signs_for_another_topic_is_not_listened_to_and_asked_nothing() throws Exception {
    String theirs = "arn:aws:sns:ap-northeast-2:999999999999:mails";

    Read read = read(sns.signed("2", Posts.with(Posts.notification(BOUNCE), "TopicArn", theirs)));

    assertThat(read).isEqualTo(new Forged());
    assertThat(aws.asked()).isEmpty();
  }

  @Test
  void where_the_operator_named_no_topic_nobody_is_listened_to() throws Exception {
    SesCallback deaf = new SesCallback(aws, Clock.systemUTC(), Optional.empty());

    assertThat(deaf.read(call(sns.signed("2", Posts.notification(BOUNCE)))))
        .isEqualTo(new Forged());
    assertThat(aws.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mails", "arn:aws:sqs:ap-northeast-2:123456789012:mails", "arn:aws:sns:"})
  void what_is_no_topic_is_told_at_once(String topic) {
    assertThatThrownBy(() -> new SesCallback(aws, Clock.systemUTC(), Optional.of(List.of(topic))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T10:04:59Z, true",
    "2026-11-22T10:05:01Z, false",
    "2026-11-22T08:55:01Z, true",
    "2026-11-22T08:55:00Z, false"
  })
  void what_is_played_again_later_than_SNS_tries_is_forged(Instant now, boolean taken)
      throws Exception {
    byte[] signed = sns.signed("2", Posts.notification(BOUNCE));

    assertThat(callback(now).read(call(signed)) instanceof Told).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "1763802000"})
  void what_does_not_say_when_it_was_sent_is_forged(String timestamp) throws Exception {
    Map<String, String> post = Posts.with(Posts.notification(BOUNCE), "Timestamp", timestamp);

    assertThat(read(sns.signed("2", post))).isEqualTo(new Forged());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://sns.ap-northeast-2.amazonaws.com/a.pem",
        "https://sns.us-east-1.amazonaws.com/a.pem",
        "https://sns.ap-northeast-2.amazonaws.com.evil.example/a.pem",
        "https://sns.ap-northeast-2.amazonaws.com:444/a.pem",
        "https://sns.ap-northeast-2.amazonaws.com@evil.example/a.pem",
        "https://evil.example/a.pem",
        "https://evil.example/https://sns.ap-northeast-2.amazonaws.com/a.pem",
        HOST,
        HOST + "a.txt",
        HOST + "a.pem?x=y",
        HOST + "a.pem#b",
        HOST + "b/a.pem",
        HOST + "a%2e.pem",
        HOST + "a b.pem"
      })
  void a_certificate_from_anywhere_else_is_not_even_fetched(String address) throws Exception {
    aws.has(address, stranger.pem());
    Map<String, String> post = Posts.with(Posts.notification(BOUNCE), "SigningCertURL", address);

    assertThat(read(stranger.signed("2", post))).isEqualTo(new Forged());
    assertThat(aws.asked()).isEmpty();
  }

  @Test
  void a_certificate_in_another_s_name_does_not_count() throws Exception {
    aws.has(CERTIFICATE, stranger.pem());

    assertThat(read(stranger.signed("2", Posts.notification(BOUNCE)))).isEqualTo(new Forged());
  }

  @Test
  void a_certificate_that_is_none_does_not_count() throws Exception {
    aws.has(CERTIFICATE, "<html>".getBytes(UTF_8));

    assertThat(read(sns.signed("2", Posts.notification(BOUNCE)))).isEqualTo(new Forged());
  }

  @Test
  void a_certificate_that_has_run_out_does_not_count() throws Exception {
    Map<String, String> post =
        Posts.with(Posts.notification(BOUNCE), "Timestamp", "2080-01-01T00:00:00Z");

    assertThat(callback(Instant.parse("2080-01-01T00:00:00Z")).read(call(sns.signed("2", post))))
        .isEqualTo(new Forged());
  }

  @Test
  void what_AWS_does_not_have_has_signed_nothing() throws Exception {
    Map<String, String> post =
        Posts.with(Posts.notification(BOUNCE), "SigningCertURL", HOST + "other.pem");

    assertThat(read(sns.signed("2", post))).isEqualTo(new Forged());
  }

  @Test
  void while_AWS_cannot_be_asked_SNS_may_come_again() throws Exception {
    Download down =
        _ -> {
          throw new AwsFailure("SNS could not be asked", "status 503");
        };
    SesCallback callback = new SesCallback(down, at(NOW), Optional.of(List.of(TOPIC)));
    Call call = call(sns.signed("2", Posts.notification(BOUNCE)));

    assertThatThrownBy(() -> callback.read(call)).isInstanceOf(AwsFailure.class);
  }

  @Test
  void a_certificate_is_fetched_once() throws Exception {
    SesCallback callback = callback(NOW);

    callback.read(call(sns.signed("2", Posts.notification(BOUNCE))));
    callback.read(call(sns.signed("1", Posts.notification(BOUNCE))));

    assertThat(aws.asked()).containsExactly(CERTIFICATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Hello", "[]", "{}", "{\"Type\":\"Notification\"}", "{\"Type\":7}"})
  void what_SNS_would_not_post_is_forged(String body) {
    assertThat(read(body.getBytes(UTF_8))).isEqualTo(new Forged());
    assertThat(aws.asked()).isEmpty();
  }

  // ---- subscriptions -------------------------------------------------------------------------

  @Test
  void a_subscription_of_our_topic_is_confirmed() throws Exception {
    Read read = read(sns.signed("2", Posts.confirmation("SubscriptionConfirmation")));

    assertThat(read).isEqualTo(told());
    assertThat(aws.asked()).containsExactly(CERTIFICATE, SUBSCRIBE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://sns.ap-northeast-2.amazonaws.com/?Action=ConfirmSubscription",
        "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription",
        "https://evil.example/?Action=ConfirmSubscription",
        "https://sns.ap-northeast-2.amazonaws.com.evil.example/"
      })
  void another_address_is_not_visited_to_confirm(String address) throws Exception {
    Map<String, String> post =
        Posts.with(Posts.confirmation("SubscriptionConfirmation"), "SubscribeURL", address);

    assertThat(read(sns.signed("2", post))).isEqualTo(new Forged());
    assertThat(aws.asked()).containsExactly(CERTIFICATE);
  }

  @Test
  void a_subscription_that_SNS_did_not_sign_is_not_confirmed() throws Exception {
    byte[] signed = sns.signed("2", Posts.confirmation("SubscriptionConfirmation"));

    assertThat(read(tampered(signed, "Token", "another"))).isEqualTo(new Forged());
    assertThat(aws.asked()).containsExactly(CERTIFICATE);
  }

  @Test
  void the_end_of_a_subscription_is_taken_and_nothing_is_visited() throws Exception {
    Read read = read(sns.signed("1", Posts.confirmation("UnsubscribeConfirmation")));

    assertThat(read).isEqualTo(told());
    assertThat(aws.asked()).containsExactly(CERTIFICATE);
  }

  private static Told told(News... news) {
    return new Told(List.of(news));
  }

  private static MailRefused refused(Reason reason) {
    return new MailRefused(Optional.of(DELIVERY), MINA, reason, BOUNCED);
  }

  private List<News> news(String message) throws Exception {
    return switch (read(sns.signed("2", Posts.notification(message)))) {
      case Told(List<News> news) -> news;
      case Forged _ -> throw new AssertionError("forged");
      case Unreadable _ -> throw new AssertionError("unreadable");
    };
  }

  private Read read(byte[] body) {
    return callback(NOW).read(call(body));
  }

  private SesCallback callback(Instant now) {
    return new SesCallback(aws, at(now), Optional.of(List.of(TOPIC)));
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private static Call call(byte[] body) {
    return new Call(Map.of("x-amz-sns-message-type", "Notification"), Map.of(), body);
  }

  private static byte[] tampered(byte[] signed, String field, String value) throws Exception {
    ObjectNode json = (ObjectNode) new ObjectMapper().readTree(signed);
    return json.put(field, value).toString().getBytes(UTF_8);
  }
}
