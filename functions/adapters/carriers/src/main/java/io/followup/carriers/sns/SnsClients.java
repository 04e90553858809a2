package io.followup.carriers.sns;

import io.followup.transport.Transport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.SnsClientBuilder;

/**
 * Makes the SNS client, on its first use, out of what {@code quarkus.sns.*} says.
 *
 * <p>It asks once: SNS has no idempotency key, and the SDK also asks again after a cut connection
 * or a 500, when the notice may have been taken.
 */
@Singleton
public class SnsClients {
  @Produces
  @ApplicationScoped
  SnsClient sns(SnsClientBuilder builder) {
    return asksOnce(builder, Transport.http());
  }

  void close(@Disposes SnsClient sns) {
    sns.close();
  }

  static SnsClient asksOnce(SnsClientBuilder builder, SdkHttpClient.Builder<?> transport) {
    return builder
        .httpClientBuilder(transport)
        .overrideConfiguration(
            builder.overrideConfiguration().toBuilder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build())
        .build();
  }
}
