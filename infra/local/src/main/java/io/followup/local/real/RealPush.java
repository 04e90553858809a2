package io.followup.local.real;

import io.followup.carriers.sns.SnsPush;
import io.followup.carriers.webpush.AtOnce;
import io.followup.carriers.webpush.WebPush;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.PushCarrier;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.contact.Device;
import io.followup.domain.settings.Settings;
import io.followup.local.Laptop;
import io.followup.local.start.RealCarriers;
import io.followup.local.start.RealCarriers.Carrier;
import io.followup.vendors.Notice;
import io.followup.vendors.Outbox;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Pushes by the true SNS, with the secret {@code aws}: its {@code androidApplication} and {@code
 * iosApplication} are the platform applications of workspaces that name none. A browser is pushed
 * to where its push service is on this very machine, or is one of the recipients.
 */
@Singleton
@Alternative
@Priority(1)
class RealPush implements PushCarrier {
  private static final Pattern HERE =
      Pattern.compile("^https?://(localhost|127\\.0\\.0\\.1|\\[::1])[:/]");

  /** What divides an application's account from its name. */
  private static final String APPLICATION = ":app/";

  private final RealCarriers real;
  private final SnsPush simulated;
  private final TrueSns sns;
  private final WebPush browsers;
  private final Outbox outbox;

  RealPush(RealCarriers real, SnsPush simulated, TrueSns sns, WebPush browsers, Laptop laptop) {
    this.real = real;
    this.simulated = simulated;
    this.sns = sns;
    this.browsers = browsers;
    this.outbox = laptop.outbox();
  }

  @Override
  public Registration register(Device.Platform platform, String token, Settings.Push applications) {
    return switch (platform) {
      case ANDROID, IOS -> of(token).register(platform, token, applications);
      case WEB -> browsers.register(token);
    };
  }

  /** The one that made it knows it; the other deletes nothing. */
  @Override
  public void delete(String endpoint) {
    simulated.delete(endpoint);
    if (isOwn(endpoint)) {
      own().delete(endpoint);
    }
  }

  /** Whether it is of the account whose applications are used for the true recipients. */
  private boolean isOwn(String endpoint) {
    Map<String, String> aws = real.secret("aws");
    return Stream.of("androidApplication", "iosApplication")
        .map(name -> aws.getOrDefault(name, ""))
        .map(
            application ->
                application.indexOf(APPLICATION) < 0
                    ? application
                    : application.substring(0, application.indexOf(APPLICATION) + 1))
        .anyMatch(account -> !account.isEmpty() && endpoint.startsWith(account));
  }

  @Override
  public List<Answer> push(List<Device> devices, PushNotice notice) {
    return AtOnce.each(devices, device -> push(device, notice));
  }

  private Answer push(Device device, PushNotice notice) {
    return switch (device.platform()) {
      case ANDROID, IOS -> of(device.token()).push(device, notice);
      case WEB -> toBrowser(device, notice);
    };
  }

  /** Push services elsewhere are left alone, unless they are to be used. */
  private Answer toBrowser(Device device, PushNotice notice) {
    boolean here = HERE.matcher(device.endpoint()).find();
    if (here || real.are(Carrier.PUSH, device.endpoint())) {
      return browsers.push(device.token(), notice);
    }
    outbox.take(
        Notice.push(
            "web-push",
            device.endpoint(),
            notice.title(),
            notice.text(),
            Map.of(
                "deliveryId", notice.delivery().value(),
                "proof", notice.proof(),
                "chat", notice.chat().value(),
                "title", notice.title(),
                "text", notice.text(),
                "url", notice.url(),
                "language", notice.language().tag())));
    return new Answer.Accepted("");
  }

  private SnsPush of(String token) {
    return real.are(Carrier.PUSH, token) ? own() : simulated;
  }

  private SnsPush own() {
    Map<String, String> aws = real.secret("aws");
    return new SnsPush(
        sns.client(),
        Optional.ofNullable(aws.get("androidApplication")),
        Optional.ofNullable(aws.get("iosApplication")));
  }
}
