package io.followup.carriers.kms;

import io.followup.transport.Transport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.kms.KmsClient;

/** Makes the KMS client, on its first use; region and credentials by the SDK's own chain. */
@Singleton
public class KmsClients {
  @Produces
  @ApplicationScoped
  KmsClient kms() {
    return KmsClient.builder().httpClientBuilder(Transport.http()).build();
  }

  void close(@Disposes KmsClient client) {
    client.close();
  }
}
