package io.followup.carriers.ses;

import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What SNS posts, not signed yet, and what SES says in it. Forms and values are of their guides.
 */
final class Posts {
  static final Instant NOW = Instant.parse("2026-11-22T09:00:10Z");
  static final String TOPIC = "arn:aws:sns:ap-northeast-2:123456789012:mails";
  static final String HOST = "https://sns.ap-northeast-2.amazonaws.com/";
  static final String CERTIFICATE =
      HOST + "SimpleNotificationService-0123456789abcdef0123456789abcdef.pem";
  static final String SUBSCRIBE =
      HOST + "?Action=ConfirmSubscription&TopicArn=" + TOPIC + "&Token=2336412f37";
  static final DeliveryId DELIVERY =
      new DeliveryId(ReplyKey.of("acme", "reply-1").followUp(), Slot.EMAIL);
  static final Instant BOUNCED = Instant.parse("2026-11-22T08:59:59.669Z");

  private Posts() {}

  static Map<String, String> notification(String message) {
    Map<String, String> post = post("Notification", message);
    post.put("Subject", "Amazon SES Email Event Notification");
    post.put("UnsubscribeURL", HOST + "?Action=Unsubscribe&SubscriptionArn=" + TOPIC + ":c9135db0");
    return post;
  }

  static Map<String, String> confirmation(String type) {
    Map<String, String> post = post(type, "You have chosen to subscribe to the topic " + TOPIC);
    post.put("Token", "2336412f37");
    post.put("SubscribeURL", SUBSCRIBE);
    return post;
  }

  private static Map<String, String> post(String type, String message) {
    Map<String, String> post = new LinkedHashMap<>();
    post.put("Type", type);
    post.put("MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324");
    post.put("TopicArn", TOPIC);
    post.put("Message", message);
    post.put("Timestamp", "2026-11-22T09:00:00.123Z");
    post.put("SigningCertURL", CERTIFICATE);
    return post;
  }

  static Map<String, String> with(Map<String, String> post, String name, String value) {
    Map<String, String> other = new LinkedHashMap<>(post);
    other.put(name, value);
    return other;
  }

  /** As a configuration set publishes it: with tags. */
  static String event(String type, String detail) {
    return """
    {"eventType":"%s",%s,
     "mail":{"timestamp":"2026-11-22T08:59:58.000Z","source":"Acme <no-reply@acme.example>",
       "sendingAccountId":"123456789012","messageId":"EXAMPLE7c191be45-e9aedb9a-02f9-4d12-000000",
       "destination":["mina@example.com"],"headersTruncated":false,
       "headers":[{"name":"From","value":"Acme <no-reply@acme.example>"},
                  {"name":"Subject","value":"\\"New\\" reply"}],
       "commonHeaders":{"from":["Acme <no-reply@acme.example>"],"subject":"\\"New\\" reply"},
       "tags":{"ses:configuration-set":["follow-up"],"delivery":["%s"]}}}"""
        .formatted(type, detail, DELIVERY.value().replace('.', '-'));
  }

  /** As an identity's feedback is told: headers where that is set so, no tags. */
  static String feedback(String type, String detail, String headers) {
    return """
    {"notificationType":"%s",%s,
     "mail":{"timestamp":"2026-11-22T08:59:58.000Z","source":"no-reply@acme.example",
       "sourceArn":"arn:aws:ses:ap-northeast-2:123456789012:identity/acme.example",
       "sourceIp":"127.0.3.0","sendingAccountId":"123456789012",
       "messageId":"00000138111222aa-33322211-cccc-cccc-cccc-ddddaaaa0680-000000",
       "destination":["mina@example.com"]%s}}"""
        .formatted(type, detail, headers);
  }

  static String ourHeader() {
    return """
    ,"headersTruncated":false,"headers":[{"name":"To","value":"Mina <mina@example.com>"},
      {"name":"x-followup-delivery","value":"%s"}]"""
        .formatted(DELIVERY.value());
  }

  static String bounce(String type, String subType, String... addresses) {
    StringBuilder recipients = new StringBuilder();
    for (String address : addresses) {
      recipients
          .append(recipients.isEmpty() ? "" : ",")
          .append(
              """
              {"emailAddress":"%s","action":"failed","status":"5.1.1",
               "diagnosticCode":"smtp; 550 5.1.1 <\\"x\\">... \\u0055ser\\n가 unknown\\\\"}"""
                  .formatted(address));
    }
    return """
    "bounce":{"bounceType":"%s","bounceSubType":"%s","bouncedRecipients":[%s],
      "timestamp":"2026-11-22T08:59:59.669Z","reportingMTA":"dsn; mta.example.com",
      "feedbackId":"01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000"}"""
        .formatted(type, subType, recipients);
  }

  static String complaint(String more) {
    return """
    "complaint":{"complainedRecipients":[{"emailAddress":"mina@example.com"}],
      "timestamp":"2026-11-22T08:59:59.669Z","feedbackId":"01000157c44f053b-000000",
      "userAgent":"Any-Company Feedback Loop (V0.01)"%s}"""
        .formatted(more);
  }

  static String delivery() {
    return """
    "delivery":{"timestamp":"2026-11-22T08:59:59.669Z","processingTimeMillis":546,
      "recipients":["mina@example.com"],"smtpResponse":"250 2.6.0 Message received",
      "reportingMTA":"a8-70.smtp-out.amazonses.com"}""";
  }
}
