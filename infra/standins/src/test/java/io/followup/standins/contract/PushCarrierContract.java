package io.followup.standins.contract;

import static io.followup.domain.contact.Device.Platform.ANDROID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.followup.carriers.sns.SnsPush;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.PushCarrier;
import io.followup.domain.carrier.PushCarrier.Registration.BadToken;
import io.followup.domain.carrier.PushCarrier.Registration.Registered;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.Language;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.DeviceId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;

/** What {@link PushCarrier} promises, over SNS platform endpoints. */
public abstract class PushCarrierContract {
  private static final ChatKey CHAT = Fresh.chat();
  private static final PushNotice NOTICE =
      new PushNotice(
          new DeliveryId(CHAT.reply(new ReplyId("r-1")).followUp(), Slot.PUSH),
          CHAT.chat(),
          Language.KO,
          "조명 가게",
          "회색 램프가 다시 들어왔어요.",
          "https://example.com/l/abc",
          "proof");

  private final String token = "token-" + UUID.randomUUID();

  /** A client that asks once, as in production. */
  protected abstract SnsClient client();

  /** The ARN of a platform application for Android. */
  protected abstract String application();

  /** The ARN of a platform application that does not exist. */
  protected abstract String missingApplication();

  @Test
  void a_new_device_is_known_by_its_token_and_takes_pushes() {
    String endpoint = register();

    assertTakesPushesBy(token, endpoint);
  }

  @Test
  void registering_twice_is_registering_once() {
    String first = register();

    String second = register();

    assertThat(second).isEqualTo(first);
    assertTakesPushesBy(token, second);
  }

  @Test
  void registering_revives_an_endpoint_that_was_disabled() {
    String endpoint = register();
    set(endpoint, Map.of("Enabled", "false"));

    assertTakesPushesBy(token, register());
  }

  @Test
  void registering_again_after_the_endpoint_got_another_token_takes_pushes_by_ours() {
    String endpoint = register();
    set(endpoint, Map.of("Token", "other-" + token));

    assertTakesPushesBy(token, register());
  }

  @Test
  void registering_revives_an_endpoint_that_somebody_made_with_data_of_his_own() {
    String made =
        client()
            .createPlatformEndpoint(
                request ->
                    request
                        .platformApplicationArn(application())
                        .token(token)
                        .customUserData("made elsewhere"))
            .endpointArn();
    set(made, Map.of("Enabled", "false"));

    String endpoint = register();

    assertThat(endpoint).isEqualTo(made);
    assertTakesPushesBy(token, endpoint);
  }

  @Test
  void a_deleted_endpoint_is_made_again() {
    String deleted = register();
    client().deleteEndpoint(request -> request.endpointArn(deleted));

    assertTakesPushesBy(token, register());
  }

  @Test
  void no_token_is_good_for_an_application_that_does_not_exist() {
    assertThat(carrier().register(ANDROID, token, applications(missingApplication())))
        .isEqualTo(new BadToken());
  }

  @Test
  void a_push_to_a_registered_device_is_accepted_under_an_id() {
    Answer answer = push(register());

    assertThat(answer)
        .asInstanceOf(type(Accepted.class))
        .extracting(Accepted::carrierId)
        .asString()
        .isNotBlank();
  }

  @Test
  void a_push_to_a_disabled_endpoint_is_refused() {
    String endpoint = register();
    set(endpoint, Map.of("Enabled", "false"));

    assertThat(push(endpoint)).isEqualTo(new Refused(Reason.DEVICE_DISABLED));
  }

  @Test
  void a_push_to_a_deleted_endpoint_is_refused() {
    String endpoint = register();
    client().deleteEndpoint(request -> request.endpointArn(endpoint));

    assertThat(push(endpoint)).isEqualTo(new Refused(Reason.DEVICE_DISABLED));
  }

  private SnsPush carrier() {
    return new SnsPush(client(), Optional.empty(), Optional.empty());
  }

  private String register() {
    PushCarrier.Registration made = carrier().register(ANDROID, token, applications(application()));
    assertThat(made).isInstanceOf(Registered.class);
    return ((Registered) made).endpoint();
  }

  private Answer push(String endpoint) {
    Device device = new Device(new DeviceId("phone"), ANDROID, token, endpoint, false, Fresh.NOW);
    return carrier().push(device, NOTICE);
  }

  private void set(String endpoint, Map<String, String> attributes) {
    client().setEndpointAttributes(request -> request.endpointArn(endpoint).attributes(attributes));
  }

  private void assertTakesPushesBy(String expected, String endpoint) {
    Map<String, String> attributes =
        client().getEndpointAttributes(request -> request.endpointArn(endpoint)).attributes();
    assertThat(attributes).containsEntry("Token", expected).containsEntry("Enabled", "true");
    assertThat(push(endpoint)).isInstanceOf(Accepted.class);
  }

  private static Settings.Push applications(String android) {
    return new Settings.Push(Optional.of(android), Optional.empty());
  }
}
