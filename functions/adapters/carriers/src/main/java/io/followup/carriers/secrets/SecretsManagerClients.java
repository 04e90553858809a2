package io.followup.carriers.secrets;

import io.followup.transport.Transport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Makes the Secrets Manager client, on its first use; region and credentials by the SDK's own
 * chain.
 */
@Singleton
public class SecretsManagerClients {
  @Produces
  @ApplicationScoped
  SecretsManagerClient secretsManager() {
    return SecretsManagerClient.builder().httpClientBuilder(Transport.http()).build();
  }

  void close(@Disposes SecretsManagerClient client) {
    client.close();
  }
}
