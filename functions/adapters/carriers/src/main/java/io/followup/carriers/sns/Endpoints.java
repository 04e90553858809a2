package io.followup.carriers.sns;

import io.followup.carriers.aws.AwsFailure;
import io.followup.carriers.aws.Said;
import io.followup.domain.carrier.PushCarrier.Registration;
import io.followup.domain.carrier.PushCarrier.Registration.BadToken;
import io.followup.domain.carrier.PushCarrier.Registration.Registered;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/**
 * Platform endpoints, kept alive: a push service's "unregistered" disables an endpoint for good,
 * and may also have replaced its token, so each registration looks at what is there.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/mobile-platform-endpoint.html">Endpoints
 *     for mobile notifications</a>
 */
final class Endpoints {
  private static final String REGISTERING = "a device could not be registered";
  private static final int ATTEMPTS = 3;

  /** How the endpoint that has a token is named when it has other attributes than asked for. */
  private static final Pattern EXISTS =
      Pattern.compile("Endpoint (arn:\\S+) already exists with the same Token");

  private final SnsClient sns;

  Endpoints(SnsClient sns) {
    this.sns = sns;
  }

  Registration register(String application, String token) {
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Registration created = create(application, token);
        if (!(created instanceof Registered(String endpoint)) || revive(endpoint, token)) {
          return created;
        }
      }
    } catch (SdkException e) {
      throw AwsFailure.of(REGISTERING, e);
    }
    throw new AwsFailure(REGISTERING, "its endpoint was deleted each time");
  }

  void delete(String endpoint) {
    try {
      sns.deleteEndpoint(request -> request.endpointArn(endpoint));
    } catch (SdkException e) {
      throw AwsFailure.of("a device's endpoint could not be deleted", e);
    }
  }

  private Registration create(String application, String token) {
    try {
      return new Registered(
          sns.createPlatformEndpoint(
                  request -> request.platformApplicationArn(application).token(token))
              .endpointArn());
    } catch (NotFoundException e) {
      return new BadToken(); // No such application, so nobody takes the token.
    } catch (InvalidParameterException e) {
      Matcher existing = EXISTS.matcher(Said.message(e));
      if (existing.find()) {
        return new Registered(existing.group(1));
      }
      if (Said.mentions(e, "token")) {
        return new BadToken();
      }
      throw e;
    }
  }

  /** False if the endpoint has been deleted in between. */
  private boolean revive(String endpoint, String token) {
    try {
      Map<String, String> found =
          sns.getEndpointAttributes(request -> request.endpointArn(endpoint)).attributes();
      if (!token.equals(found.get("Token")) || !"true".equalsIgnoreCase(found.get("Enabled"))) {
        Map<String, String> wanted = Map.of("Token", token, "Enabled", "true");
        sns.setEndpointAttributes(request -> request.endpointArn(endpoint).attributes(wanted));
      }
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }
}
