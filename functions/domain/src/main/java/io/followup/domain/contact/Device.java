package io.followup.domain.contact;

import io.followup.domain.id.DeviceId;
import java.time.Instant;

/**
 * A phone that takes pushes.
 *
 * @param endpoint the push carrier's name of it (an SNS endpoint ARN)
 * @param dead the carrier said that it takes no pushes any more; a new registration revives it
 */
public record Device(
    DeviceId id, Platform platform, String token, String endpoint, boolean dead, Instant since) {
  /** What the app runs on. */
  public enum Platform {
    ANDROID,
    IOS;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Override
  public String toString() {
    return "Device[" + id + ", " + platform + (dead ? ", dead]" : "]");
  }
}
