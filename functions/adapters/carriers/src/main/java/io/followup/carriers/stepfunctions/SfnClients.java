package io.followup.carriers.stepfunctions;

import io.followup.transport.Transport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Makes the Step Functions client, on its first use.
 *
 * <p>Region, credentials and endpoint ({@code AWS_ENDPOINT_URL_SFN}, {@code aws.endpointUrlSfn})
 * come from the SDK's own chain. Its retries stay on: every call of the workflow may come twice.
 */
@Singleton
public class SfnClients {
  @Produces
  @ApplicationScoped
  SfnClient sfn() {
    return SfnClient.builder().httpClientBuilder(Transport.http()).build();
  }

  void close(@Disposes SfnClient sfn) {
    sfn.close();
  }
}
