package io.followup.carriers.webpush;

import io.followup.carriers.sns.SnsPush;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.PushCarrier;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.contact.Device;
import io.followup.domain.settings.Settings;
import jakarta.inject.Singleton;
import java.util.List;

/** Pushes to apps by SNS, to browsers by their own push services. */
@Singleton
public class PushByPlatform implements PushCarrier {
  private final SnsPush apps;
  private final WebPush browsers;

  public PushByPlatform(SnsPush apps, WebPush browsers) {
    this.apps = apps;
    this.browsers = browsers;
  }

  @Override
  public Registration register(Device.Platform platform, String token, Settings.Push applications) {
    return switch (platform) {
      case ANDROID, IOS -> apps.register(platform, token, applications);
      case WEB -> browsers.register(token);
    };
  }

  @Override
  public void delete(String endpoint) {
    apps.delete(endpoint);
  }

  @Override
  public List<Answer> push(List<Device> devices, PushNotice notice) {
    return AtOnce.each(devices, device -> push(device, notice));
  }

  private Answer push(Device device, PushNotice notice) {
    return switch (device.platform()) {
      case ANDROID, IOS -> apps.push(device, notice);
      case WEB -> browsers.push(device.token(), notice);
    };
  }
}
