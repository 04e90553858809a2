package io.followup.domain.contact;

import io.followup.domain.id.DeviceId;
import io.followup.domain.word.Word;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone or a browser that takes pushes.
 *
 * @param token of a browser its {@link WebSubscription}
 * @param endpoint the push carrier's name of it (an SNS endpoint ARN, or where a browser's push
 *     service takes its pushes)
 * @param dead the carrier said that it takes no pushes any more; a new registration revives it
 */
public record Device(
    DeviceId id, Platform platform, String token, String endpoint, boolean dead, Instant since) {
  /** What the app runs on. */
  public enum Platform implements Word {
    ANDROID,
    IOS,
    WEB;

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]+");

    /** Tokens of Apple are hexadecimal, so the same one in capitals is the same phone (S4). */
    public String spelt(String token) {
      return switch (this) {
        case ANDROID, WEB -> token;
        case IOS -> HEXADECIMAL.matcher(token).matches() ? token.toLowerCase(Locale.ROOT) : token;
      };
    }
  }

  /** What tells one phone from another; older items spell its token as it came. */
  public String phone() {
    return platform.spelt(token);
  }

  /** How an older item may spell the same phone. */
  public Optional<String> capitals() {
    String capitals = token.toUpperCase(Locale.ROOT);
    return Optional.of(capitals)
        .filter(other -> !other.equals(token) && platform.spelt(other).equals(phone()));
  }

  boolean isOlderSpelling(Device other) {
    return platform == other.platform
        && phone().equals(other.phone())
        && !token.equals(other.token)
        && since.isBefore(other.since);
  }

  @Override
  public String toString() {
    return "Device[" + id + ", " + platform + (dead ? ", dead]" : "]");
  }
}
