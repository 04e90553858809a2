package io.followup.carriers.secrets;

import io.followup.carriers.aws.Transport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Makes the SSM client, on its first use; region and credentials by the SDK's own chain. */
@Singleton
public class SsmClients {
  @Produces
  @ApplicationScoped
  SsmClient ssm() {
    return SsmClient.builder().httpClientBuilder(Transport.http()).build();
  }

  void close(@Disposes SsmClient ssm) {
    ssm.close();
  }
}
