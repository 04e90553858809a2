package io.followup.local.real;

import io.followup.carriers.sns.SnsPush;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.PushCarrier;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.contact.Device;
import io.followup.domain.settings.Settings;
import io.followup.local.start.RealCarriers;
import io.followup.local.start.RealCarriers.Carrier;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * Pushes by the true SNS, with the secret {@code aws}: its {@code androidApplication} and {@code
 * iosApplication} are the platform applications of workspaces that name none.
 */
@Singleton
@Alternative
@Priority(1)
class RealPush implements PushCarrier {
  private final RealCarriers real;
  private final SnsPush simulated;
  private final TrueSns sns;

  RealPush(RealCarriers real, SnsPush simulated, TrueSns sns) {
    this.real = real;
    this.simulated = simulated;
    this.sns = sns;
  }

  @Override
  public Registration register(Device.Platform platform, String token, Settings.Push applications) {
    return of(token).register(platform, token, applications);
  }

  @Override
  public Answer push(Device device, PushNotice notice) {
    return of(device.token()).push(device, notice);
  }

  private PushCarrier of(String token) {
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
