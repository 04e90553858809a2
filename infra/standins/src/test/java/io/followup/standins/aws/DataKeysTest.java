package io.followup.standins.aws;

import io.followup.carriers.kms.KmsDataKeys;
import io.followup.domain.secret.DataKeys;
import io.followup.standins.contract.DataKeysContract;
import java.util.Optional;
import software.amazon.awssdk.services.kms.KmsClient;

@OnAws
class DataKeysTest extends DataKeysContract {
  private final KmsClient client = Aws.running().clients().kms();
  private final String key = client.createKey().keyMetadata().arn();

  @Override
  protected DataKeys keys() {
    return new KmsDataKeys(client, Optional.of(key));
  }
}
