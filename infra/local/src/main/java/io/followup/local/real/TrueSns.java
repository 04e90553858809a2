package io.followup.local.real;

import io.followup.local.start.RealCarriers;
import io.followup.transport.Transport;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The true SNS, by the secret {@code aws}: {@code region}, {@code accessKeyId}, {@code
 * secretAccessKey}; made when it is first needed.
 */
@Singleton
class TrueSns {
  private final RealCarriers real;
  private final AtomicReference<SnsClient> client = new AtomicReference<>();

  TrueSns(RealCarriers real) {
    this.real = real;
  }

  SnsClient client() {
    return client.updateAndGet(there -> there == null ? make() : there);
  }

  private SnsClient make() {
    Map<String, String> aws = real.secret("aws");
    String region = aws.getOrDefault("region", "ap-northeast-2");
    return SnsClient.builder()
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    aws.getOrDefault("accessKeyId", ""), aws.getOrDefault("secretAccessKey", ""))))
        // Said in any case: the laptop's own AWS is what clients take where nothing is said.
        .endpointOverride(
            URI.create(aws.getOrDefault("url", "https://sns." + region + ".amazonaws.com")))
        .httpClientBuilder(Transport.http())
        // SNS has no idempotency key: it is asked once.
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }
}
