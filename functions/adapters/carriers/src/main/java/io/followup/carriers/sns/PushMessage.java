package io.followup.carriers.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.contact.Device;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** A notice as SNS takes it for a device: the push service's own payload, within its limit. */
final class PushMessage {
  /**
   * What FCM and APNs take, in bytes of UTF-8. Counted over the whole payload, so for FCM, which
   * counts less, on the safe side.
   */
  private static final int MOST_BYTES = 4096;

  /** Later than this, a push is no news: text and email have told it. */
  private static final Duration KEPT = Duration.ofHours(4);

  private PushMessage() {}

  /** Nothing, where not even a notice without title and text would fit. */
  static Optional<PublishRequest> of(Device device, PushNotice notice) {
    return fitted(device.platform(), notice)
        .map(
            fitted ->
                PublishRequest.builder()
                    .targetArn(device.endpoint())
                    .messageStructure("json")
                    .message(message(device, fitted))
                    .messageAttributes(attributes(device))
                    .build());
  }

  private static String message(Device device, PushNotice notice) {
    return JsonNodeFactory.instance
        .objectNode()
        // Has to be there, and is shown by nobody.
        .put("default", notice.delivery().value())
        .put(key(device), payload(device.platform(), notice))
        .toString();
  }

  private static Map<String, MessageAttributeValue> attributes(Device device) {
    return switch (device.platform()) {
      case ANDROID -> Map.of("AWS.SNS.MOBILE.FCM.TTL", Attribute.seconds(KEPT));
      case IOS ->
          Map.of(
              "AWS.SNS.MOBILE." + key(device) + ".TTL",
              Attribute.seconds(KEPT),
              "AWS.SNS.MOBILE.APNS.PUSH_TYPE",
              Attribute.text("alert"));
      case WEB -> throw noBrowser();
    };
  }

  /** Development builds of an iOS app have endpoints of their own kind. */
  private static String key(Device device) {
    return switch (device.platform()) {
      case ANDROID -> "GCM";
      case IOS -> device.endpoint().contains(":endpoint/APNS_SANDBOX/") ? "APNS_SANDBOX" : "APNS";
      case WEB -> throw noBrowser();
    };
  }

  private static Optional<PushNotice> fitted(Device.Platform platform, PushNotice notice) {
    return Shortened.longest(
            notice.text(), text -> fits(platform, with(notice, notice.title(), text)))
        .map(text -> with(notice, notice.title(), text))
        .or(
            () ->
                Shortened.longest(notice.title(), title -> fits(platform, with(notice, title, "")))
                    .map(title -> with(notice, title, "")));
  }

  private static boolean fits(Device.Platform platform, PushNotice notice) {
    return payload(platform, notice).getBytes(UTF_8).length <= MOST_BYTES;
  }

  private static String payload(Device.Platform platform, PushNotice notice) {
    return switch (platform) {
      case ANDROID -> Payload.fcm(notice, KEPT);
      case IOS -> Payload.apns(notice);
      case WEB -> throw noBrowser();
    };
  }

  private static IllegalArgumentException noBrowser() {
    return new IllegalArgumentException("SNS knows no browsers");
  }

  private static PushNotice with(PushNotice notice, String title, String text) {
    return new PushNotice(
        notice.delivery(),
        notice.chat(),
        notice.language(),
        title,
        text,
        notice.url(),
        notice.proof());
  }
}
