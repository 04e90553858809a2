package io.followup.standins.aws;

import io.followup.standins.contract.PushCarrierContract;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.sns.SnsClient;

@OnAws
class PushTest extends PushCarrierContract {
  private final String application =
      client()
          .createPlatformApplication(
              made ->
                  made.name("followup-test-" + UUID.randomUUID())
                      .platform("GCM")
                      .attributes(Map.of("PlatformCredential", "none")))
          .platformApplicationArn();

  @AfterEach
  void delete() {
    client().deletePlatformApplication(asked -> asked.platformApplicationArn(application));
  }

  @Override
  protected SnsClient client() {
    return Aws.running().clients().sns();
  }

  @Override
  protected String application() {
    return application;
  }

  @Override
  protected String missingApplication() {
    return application + "-which-is-missing";
  }
}
