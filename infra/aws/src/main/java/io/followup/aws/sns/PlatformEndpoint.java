package io.followup.aws.sns;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A device as it is known to SNS. */
record PlatformEndpoint(
    String arn,
    PlatformApplication application,
    String token,
    Optional<String> userData,
    boolean enabled) {

  PlatformEndpoint withToken(String changed) {
    return new PlatformEndpoint(arn, application, changed, userData, enabled);
  }

  PlatformEndpoint withUserData(String changed) {
    return new PlatformEndpoint(arn, application, token, Optional.of(changed), enabled);
  }

  PlatformEndpoint withEnabled(boolean changed) {
    return new PlatformEndpoint(arn, application, token, userData, changed);
  }

  Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("Enabled", Boolean.toString(enabled));
    attributes.put("Token", token);
    userData.ifPresent(data -> attributes.put("CustomUserData", data));
    return attributes;
  }

  @Override
  public String toString() {
    return "PlatformEndpoint[" + arn + (enabled ? "]" : ", disabled]");
  }
}
