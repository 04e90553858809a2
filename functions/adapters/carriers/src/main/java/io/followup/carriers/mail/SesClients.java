package io.followup.carriers.mail;

import io.followup.transport.Transport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;

/**
 * Makes the SES client, on its first use; region and credentials by the SDK's own chain. It asks
 * once: SES has no idempotency key, and what was cut off may have been taken.
 */
@Singleton
public class SesClients {
  @Produces
  @ApplicationScoped
  SesV2Client ses() {
    return asksOnce(SesV2Client.builder().httpClientBuilder(Transport.http()));
  }

  void close(@Disposes SesV2Client ses) {
    ses.close();
  }

  static SesV2Client asksOnce(SesV2ClientBuilder builder) {
    return builder
        .overrideConfiguration(once -> once.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }
}
