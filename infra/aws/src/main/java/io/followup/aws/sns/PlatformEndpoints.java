package io.followup.aws.sns;

import io.followup.aws.AwsError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The devices that SNS knows. The life of an endpoint is told in <a
 * href="https://docs.aws.amazon.com/sns/latest/dg/mobile-platform-endpoint.html">Managing device
 * tokens</a>.
 */
final class PlatformEndpoints {
  /** No platform gives out tokens with blanks, controls or letters beyond ASCII. */
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,4096}");

  private static final Pattern IOS_TOKEN = Pattern.compile("[0-9A-Fa-f]{1,400}");

  /** CustomUserData holds less than 2 KB (API reference of CreatePlatformEndpoint). */
  private static final int MAX_USER_DATA = 2048;

  private record Key(PlatformApplication application, String token) {}

  private final Map<String, PlatformEndpoint> byArn = new HashMap<>();
  private final Map<Key, String> arns = new HashMap<>();
  private final KeptEndpoints kept;

  /** Knows what was kept there, and keeps there what it learns. */
  PlatformEndpoints(KeptEndpoints kept) {
    this.kept = kept;
    kept.read(this::know, this::forget);
  }

  /**
   * The ARN of the endpoint of this token, which is made if there is none yet. One that is there is
   * left as it is, a disabled one too.
   */
  synchronized String create(
      PlatformApplication application,
      String token,
      Optional<String> userData,
      Map<String, String> attributes) {
    checkToken(application, token);
    PlatformEndpoint wanted =
        new PlatformEndpoint(
            application.endpointArn(UUID.randomUUID().toString()),
            application,
            token,
            userData,
            true);
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      wanted = with(wanted, attribute.getKey(), attribute.getValue());
    }
    String known = arns.get(new Key(application, wanted.token()));
    if (known == null) {
      store(wanted);
      return wanted.arn();
    }
    PlatformEndpoint there = get(known);
    boolean enabledDiffers =
        attributes.containsKey("Enabled") && wanted.enabled() != there.enabled();
    if (enabledDiffers || !wanted.userData().equals(there.userData())) {
      throw sameToken(known);
    }
    return known;
  }

  synchronized PlatformEndpoint get(String arn) {
    PlatformEndpoint endpoint = byArn.get(arn);
    if (endpoint == null) {
      throw SnsError.noEndpoint();
    }
    return endpoint;
  }

  synchronized void set(String arn, Map<String, String> attributes) {
    PlatformEndpoint old = get(arn);
    PlatformEndpoint changed = old;
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      changed = with(changed, attribute.getKey(), attribute.getValue());
    }
    String owner = arns.get(new Key(changed.application(), changed.token()));
    if (owner != null && !owner.equals(arn)) {
      throw sameToken(owner);
    }
    arns.remove(new Key(old.application(), old.token()));
    store(changed);
  }

  /** What APNs or FCM tells SNS of a dead device does. */
  synchronized void disable(String arn) {
    store(get(arn).withEnabled(false));
  }

  /** That there is none is success: the action is idempotent. */
  synchronized void delete(String arn) {
    if (byArn.containsKey(arn)) {
      forget(arn);
      kept.remove(arn);
    }
  }

  private void store(PlatformEndpoint endpoint) {
    know(endpoint);
    kept.put(endpoint);
  }

  private void know(PlatformEndpoint endpoint) {
    byArn.put(endpoint.arn(), endpoint);
    arns.put(new Key(endpoint.application(), endpoint.token()), endpoint.arn());
  }

  private void forget(String arn) {
    PlatformEndpoint gone = byArn.remove(arn);
    if (gone != null) {
      arns.remove(new Key(gone.application(), gone.token()));
    }
  }

  private static PlatformEndpoint with(PlatformEndpoint endpoint, String name, String value) {
    return switch (name) {
      case "Token" -> {
        checkToken(endpoint.application(), value);
        yield endpoint.withToken(value);
      }
      case "Enabled" -> endpoint.withEnabled(truth(value));
      case "CustomUserData" -> {
        if (value.length() >= MAX_USER_DATA) {
          throw SnsError.invalid("CustomUserData Reason: must be less than 2048 characters");
        }
        yield endpoint.withUserData(value);
      }
      default -> throw SnsError.invalid("Attributes Reason: Invalid attribute name: " + name);
    };
  }

  private static boolean truth(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw SnsError.invalid("Attributes Reason: Invalid value for attribute: Enabled");
    };
  }

  /** The words for iOS are AWS's own. */
  private static void checkToken(PlatformApplication application, String token) {
    switch (application.platform()) {
      case GCM -> {
        if (!TOKEN.matcher(token).matches()) {
          throw SnsError.invalid("Token Reason: not a device token");
        }
      }
      case APNS, APNS_SANDBOX -> {
        if (!IOS_TOKEN.matcher(token).matches()) {
          throw SnsError.invalid(
              "Token Reason: iOS device tokens must be no more than 400 hexadecimal characters");
        }
      }
    }
  }

  private static AwsError sameToken(String arn) {
    return SnsError.invalid(
        "Token Reason: Endpoint %s already exists with the same Token, but different attributes."
            .formatted(arn));
  }
}
