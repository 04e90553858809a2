package io.followup.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.aws.AwsWorld;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.model.CreatePlatformEndpointRequest;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;

class PlatformEndpointsTest {
  private static final String APP = "arn:aws:sns:ap-northeast-2:123456789012:app/GCM/shop";

  private AwsWorld world;

  @BeforeEach
  void open() {
    world = new AwsWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static CreatePlatformEndpointRequest.Builder endpoint(String token) {
    return CreatePlatformEndpointRequest.builder().platformApplicationArn(APP).token(token);
  }

  private String create(CreatePlatformEndpointRequest.Builder request) {
    return world.sns.createPlatformEndpoint(request.build()).endpointArn();
  }

  private Map<String, String> attributes(String arn) {
    return world.sns.getEndpointAttributes(request -> request.endpointArn(arn)).attributes();
  }

  private void set(String arn, String name, String value) {
    world.sns.setEndpointAttributes(
        request -> request.endpointArn(arn).attributes(Map.of(name, value)));
  }

  @Test
  void the_same_token_and_attributes_are_the_same_endpoint() {
    String arn = create(endpoint("t1").customUserData("w&1 <한>"));

    String again = create(endpoint("t1").customUserData("w&1 <한>"));

    assertThat(again)
        .isEqualTo(arn)
        .startsWith("arn:aws:sns:ap-northeast-2:123456789012:endpoint/GCM/shop/");
    assertThat(attributes(arn))
        .isEqualTo(Map.of("Enabled", "true", "Token", "t1", "CustomUserData", "w&1 <한>"));
    assertThat(create(endpoint("t2"))).isNotEqualTo(arn);
  }

  @Test
  void the_same_token_with_other_attributes_is_refused_and_the_endpoint_named() {
    String arn = create(endpoint("t1").customUserData("one"));

    assertThatThrownBy(() -> create(endpoint("t1").customUserData("two")))
        .isInstanceOfSatisfying(
            InvalidParameterException.class,
            e ->
                assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo(
                        "Invalid parameter: Token Reason: Endpoint "
                            + arn
                            + " already exists with the same Token, but different attributes."));
  }

  @Test
  void creating_again_revives_nothing() {
    String arn = create(endpoint("t1"));
    set(arn, "Enabled", "false");

    String again = create(endpoint("t1"));

    assertThat(again).isEqualTo(arn);
    assertThat(attributes(arn)).containsEntry("Enabled", "false");
    assertThatThrownBy(() -> create(endpoint("t1").attributes(Map.of("Enabled", "true"))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("different attributes");
  }

  @Test
  void a_changed_token_takes_the_place_of_the_old_one() {
    String arn = create(endpoint("old"));
    String other = create(endpoint("other"));

    set(arn, "Token", "new");

    assertThat(create(endpoint("new"))).isEqualTo(arn);
    assertThat(create(endpoint("old"))).isNotEqualTo(arn);
    assertThatThrownBy(() -> set(arn, "Token", "other"))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining(other);
  }

  @Test
  void a_deleted_endpoint_is_not_found_and_can_be_deleted_again() {
    String arn = create(endpoint("t1"));

    world.sns.deleteEndpoint(request -> request.endpointArn(arn));
    world.sns.deleteEndpoint(request -> request.endpointArn(arn));

    assertThatThrownBy(() -> attributes(arn)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> set(arn, "Enabled", "true")).isInstanceOf(NotFoundException.class);
    assertThat(create(endpoint("t1"))).isNotEqualTo(arn);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "tok\n", "토큰"})
  void an_odd_token_is_refused(String token) {
    assertThatThrownBy(() -> create(endpoint(token))).isInstanceOf(InvalidParameterException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"APNS", "APNS_SANDBOX"})
  void an_iphones_token_is_hexadecimal_and_of_400_characters_at_most(String platform) {
    String app = "arn:aws:sns:ap-northeast-2:123456789012:app/" + platform + "/shop";
    String longest = "aF09".repeat(100);

    String arn = create(endpoint(longest).platformApplicationArn(app));

    assertThat(attributes(arn)).containsEntry("Token", longest);
    for (String odd : List.of(longest + "0", "token-1", "xyz", "a b", "０a")) {
      assertThatThrownBy(() -> create(endpoint(odd).platformApplicationArn(app)))
          .as(odd)
          .isInstanceOf(InvalidParameterException.class)
          .hasMessageContaining(
              "Token Reason: iOS device tokens must be no more than 400 hexadecimal characters");
      assertThatThrownBy(() -> set(arn, "Token", odd))
          .as(odd)
          .isInstanceOf(InvalidParameterException.class);
    }
    assertThat(attributes(arn)).containsEntry("Token", longest);
  }

  @Test
  void an_attribute_that_endpoints_do_not_have_is_refused() {
    String arn = create(endpoint("t1"));

    assertThatThrownBy(() -> set(arn, "Name", "x")).isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> set(arn, "Enabled", "yes"))
        .isInstanceOf(InvalidParameterException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GCM", "APNS", "APNS_SANDBOX"})
  void any_application_counts_as_there_unless_its_name_says_rejected(String platform) {
    String app = "arn:aws:sns:us-east-1:123456789012:app/" + platform + "/";

    assertThat(create(endpoint("a1").platformApplicationArn(app + "any.name_1-x"))).isNotEmpty();
    assertThatThrownBy(() -> create(endpoint("a1").platformApplicationArn(app + "rejected-x")))
        .isInstanceOf(NotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop",
        "arn:aws:sns:us-east-1:123456789012:app/ADM/shop",
        "arn:aws:sns:us-east-1:123456789012:endpoint/GCM/shop",
        "arn:aws:sns:us-east-1:123456789012:app/GCM/a shop"
      })
  void what_is_no_application_is_refused(String arn) {
    assertThatThrownBy(() -> create(endpoint("t").platformApplicationArn(arn)))
        .isInstanceOf(InvalidParameterException.class);
  }
}
