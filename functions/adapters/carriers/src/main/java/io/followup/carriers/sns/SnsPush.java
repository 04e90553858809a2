package io.followup.carriers.sns;

import static io.followup.domain.outcome.Reason.DEVICE_DISABLED;
import static io.followup.domain.outcome.Reason.NOT_SET_UP;
import static io.followup.domain.outcome.Reason.REFUSED;
import static io.followup.domain.outcome.Reason.TOO_LONG;

import io.followup.carriers.aws.Said;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.PushCarrier.Registration;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.contact.Device;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.EndpointDisabledException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PlatformApplicationDisabledException;

/** Pushes by SNS to platform endpoints: one endpoint for each device. */
@Singleton
@Typed(SnsPush.class)
public class SnsPush {
  private final Publisher publisher;
  private final Endpoints endpoints;
  private final Settings.Push defaults;

  /**
   * @param android the operator's platform application for workspaces without an app of their own
   * @param ios the same for iOS
   */
  public SnsPush(
      SnsClient sns,
      @ConfigProperty(name = "followup.push.android-application") Optional<String> android,
      @ConfigProperty(name = "followup.push.ios-application") Optional<String> ios) {
    this.publisher = new Publisher(sns, SnsPush::refusal);
    this.endpoints = new Endpoints(sns);
    this.defaults = new Settings.Push(android, ios);
  }

  /** Where there is no application for the platform, no token of it is a good one. */
  public Registration register(Device.Platform platform, String token, Settings.Push applications) {
    return application(platform, applications)
        .or(() -> application(platform, defaults))
        .map(application -> endpoints.register(application, token))
        .orElseGet(Registration.BadToken::new);
  }

  /** Forgets a device, one that is not known, too. */
  public void delete(String endpoint) {
    endpoints.delete(endpoint);
  }

  /** Publishes once. {@code Refused(DEVICE_DISABLED)}: the device is dead. */
  public Answer push(Device device, PushNotice notice) {
    return PushMessage.of(device, notice)
        .map(publisher::publish)
        .orElseGet(() -> new Refused(TOO_LONG));
  }

  private static Optional<String> application(
      Device.Platform platform, Settings.Push applications) {
    return switch (platform) {
      case ANDROID -> applications.androidApplication();
      case IOS -> applications.iosApplication();
      case WEB -> Optional.empty();
    };
  }

  private static Reason refusal(AwsServiceException refused) {
    return switch (refused) {
      case EndpointDisabledException _, NotFoundException _ -> DEVICE_DISABLED;
      case PlatformApplicationDisabledException _ -> NOT_SET_UP;
      // What a publish to a deleted endpoint is told.
      case InvalidParameterException gone when Said.mentions(gone, "no endpoint found") ->
          DEVICE_DISABLED;
      default -> REFUSED;
    };
  }
}
