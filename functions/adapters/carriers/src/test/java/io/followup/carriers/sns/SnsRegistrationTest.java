package io.followup.carriers.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.carriers.aws.AwsFailure;
import io.followup.carriers.aws.AwsStub;
import io.followup.carriers.conformance.VendorStub.Reply;
import io.followup.domain.carrier.PushCarrier.Registration;
import io.followup.domain.carrier.PushCarrier.Registration.BadToken;
import io.followup.domain.carrier.PushCarrier.Registration.Registered;
import io.followup.domain.contact.Device.Platform;
import io.followup.domain.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;

class SnsRegistrationTest {
  private static final String SNS = "arn:aws:sns:ap-northeast-2:123456789012:";
  private static final String OPERATORS_ANDROID = SNS + "app/GCM/operator";
  private static final String OPERATORS_IOS = SNS + "app/APNS/operator";
  private static final String SHOPS_ANDROID = SNS + "app/GCM/shop";
  private static final String ENDPOINT = SNS + "endpoint/GCM/shop/1";
  private static final Settings.Push NONE = new Settings.Push(Optional.empty(), Optional.empty());
  private static final Settings.Push SHOP =
      new Settings.Push(Optional.of(SHOPS_ANDROID), Optional.empty());
  private static final Reply NOT_FOUND = SnsStub.fault(404, "NotFound", "Endpoint does not exist");

  private final AwsStub aws = new AwsStub();
  private final SnsClient sns = SnsStub.client(aws.uri());
  private final SnsPush push =
      new SnsPush(sns, Optional.of(OPERATORS_ANDROID), Optional.of(OPERATORS_IOS));

  @AfterEach
  void close() {
    sns.close();
    aws.close();
  }

  @Test
  void a_new_device_gets_an_endpoint_of_the_workspaces_own_application() {
    aws.then(SnsStub.created(ENDPOINT)).then(SnsStub.attributes("token-1", true));

    Registration registration = register(SHOP);

    assertThat(registration).isEqualTo(new Registered(ENDPOINT));
    assertThat(actions()).containsExactly("CreatePlatformEndpoint", "GetEndpointAttributes");
    assertThat(aws.requests().getFirst().parameter("PlatformApplicationArn"))
        .isEqualTo(SHOPS_ANDROID);
    assertThat(aws.requests().getFirst().parameter("Token")).isEqualTo("token-1");
  }

  @Test
  void without_an_application_of_its_own_a_workspace_uses_the_operators() {
    aws.then(SnsStub.created(ENDPOINT)).then(SnsStub.attributes("token-1", true));
    aws.then(SnsStub.created(ENDPOINT)).then(SnsStub.attributes("token-1", true));

    push.register(Platform.ANDROID, "token-1", NONE);
    push.register(Platform.IOS, "token-1", SHOP);

    assertThat(aws.requests().get(0).parameter("PlatformApplicationArn"))
        .isEqualTo(OPERATORS_ANDROID);
    assertThat(aws.requests().get(2).parameter("PlatformApplicationArn")).isEqualTo(OPERATORS_IOS);
  }

  @Test
  void a_disabled_endpoint_is_revived() {
    aws.then(SnsStub.created(ENDPOINT))
        .then(SnsStub.attributes("token-1", false))
        .then(SnsStub.set());

    assertThat(register(SHOP)).isEqualTo(new Registered(ENDPOINT));
    assertRevived();
  }

  @Test
  void an_endpoint_whose_token_was_replaced_gets_the_present_one() {
    aws.then(SnsStub.created(ENDPOINT))
        .then(SnsStub.attributes("token-0", true))
        .then(SnsStub.set());

    assertThat(register(SHOP)).isEqualTo(new Registered(ENDPOINT));
    assertRevived();
  }

  @Test
  void an_endpoint_that_exists_with_other_attributes_is_found_by_what_the_refusal_says() {
    aws.then(
            SnsStub.fault(
                400,
                "InvalidParameter",
                "Invalid parameter: Token Reason: Endpoint "
                    + ENDPOINT
                    + " already exists with the same Token, but different attributes."))
        .then(SnsStub.attributes("token-1", false))
        .then(SnsStub.set());

    assertThat(register(SHOP)).isEqualTo(new Registered(ENDPOINT));
    assertRevived();
  }

  @Test
  void an_endpoint_that_is_deleted_in_between_is_made_again() {
    aws.then(SnsStub.created(SNS + "endpoint/GCM/shop/0"))
        .then(NOT_FOUND)
        .then(SnsStub.created(ENDPOINT))
        .then(SnsStub.attributes("token-1", true));

    assertThat(register(SHOP)).isEqualTo(new Registered(ENDPOINT));
  }

  @Test
  void an_endpoint_that_is_deleted_before_it_is_revived_is_made_again() {
    aws.then(SnsStub.created(SNS + "endpoint/GCM/shop/0"))
        .then(SnsStub.attributes("token-1", false))
        .then(NOT_FOUND)
        .then(SnsStub.created(ENDPOINT))
        .then(SnsStub.attributes("token-1", true));

    assertThat(register(SHOP)).isEqualTo(new Registered(ENDPOINT));
  }

  @Test
  void an_endpoint_that_never_stays_is_given_up() {
    for (int i = 0; i < 3; i++) {
      aws.then(SnsStub.created(ENDPOINT)).then(NOT_FOUND);
    }

    assertThatThrownBy(() -> register(SHOP)).isInstanceOf(AwsFailure.class);
    assertThat(aws.requests()).hasSize(6);
  }

  @Test
  void a_token_that_sns_does_not_take_is_a_bad_one() {
    aws.then(
        SnsStub.fault(
            400, "InvalidParameter", "Invalid parameter: Token Reason: must be hexadecimal"));

    assertThat(register(SHOP)).isEqualTo(new BadToken());
  }

  @Test
  void no_token_is_good_for_an_application_that_does_not_exist() {
    aws.then(SnsStub.fault(404, "NotFound", "PlatformApplication does not exist"));

    assertThat(register(SHOP)).isEqualTo(new BadToken());
  }

  @Test
  void no_token_is_good_where_nobody_has_an_application() {
    SnsPush without = new SnsPush(sns, Optional.empty(), Optional.empty());

    assertThat(without.register(Platform.ANDROID, "token-1", NONE)).isEqualTo(new BadToken());
    assertThat(aws.requests()).isEmpty();
  }

  @Test
  void a_failure_is_thrown_without_the_token() {
    aws.then(SnsStub.fault(500, "InternalError", "token-1"));

    assertThatThrownBy(() -> register(SHOP))
        .isInstanceOf(AwsFailure.class)
        .hasMessageContaining("InternalError")
        .hasMessageNotContaining("token-1")
        .hasNoCause();
  }

  @Test
  void a_malformed_application_is_no_fault_of_the_token() {
    aws.then(SnsStub.fault(400, "InvalidParameter", "Invalid parameter: PlatformApplicationArn"));

    assertThatThrownBy(() -> register(SHOP)).isInstanceOf(AwsFailure.class);
  }

  @Test
  void S5_a_device_that_nobody_pushes_to_is_deleted() {
    aws.then(SnsStub.deleted());

    push.delete(ENDPOINT);

    assertThat(aws.request().parameter("Action")).isEqualTo("DeleteEndpoint");
    assertThat(aws.request().parameter("EndpointArn")).isEqualTo(ENDPOINT);
  }

  @Test
  void S5_one_that_cannot_be_deleted_now_stays_to_be_deleted() {
    aws.then(SnsStub.fault(500, "InternalError", "of token-1"));

    assertThatThrownBy(() -> push.delete(ENDPOINT))
        .isInstanceOf(AwsFailure.class)
        .hasMessageNotContaining("token-1")
        .hasNoCause();
  }

  private Registration register(Settings.Push applications) {
    return push.register(Platform.ANDROID, "token-1", applications);
  }

  private List<String> actions() {
    return aws.requests().stream().map(request -> request.parameter("Action")).toList();
  }

  private void assertRevived() {
    assertThat(actions())
        .containsExactly(
            "CreatePlatformEndpoint", "GetEndpointAttributes", "SetEndpointAttributes");
    assertThat(aws.requests().getLast().parameter("EndpointArn")).isEqualTo(ENDPOINT);
    assertThat(aws.requests().getLast().map("Attributes", "key", "value"))
        .isEqualTo(Map.of("Token", "token-1", "Enabled", "true"));
  }
}
