package io.followup.local.aws;

import io.followup.local.aws.sns.Sns;
import io.followup.local.time.InFlight;
import io.followup.local.time.Timeline;
import io.followup.vendors.Outbox;
import io.followup.vendors.Weather;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The simulated services on a held clock, and AWS's own clients of them. */
public final class AwsWorld implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  public final InFlight inFlight = new InFlight();
  public final Timeline timeline = new Timeline(() -> START, inFlight);
  public final Weather weather = new Weather();
  public final Outbox outbox = new Outbox(timeline.clock());
  public final Sqs queues = new Sqs(timeline);
  public final EventBus bus = new EventBus(timeline.clock());
  public final Sns simulation = new Sns(timeline.clock(), weather, outbox);
  public final AwsEndpoint endpoint;
  public final SnsClient sns;
  public final SqsClient sqs;
  public final EventBridgeClient events;

  public AwsWorld() throws IOException {
    endpoint =
        new AwsEndpoint(inFlight)
            .register("AmazonSQS", queues)
            .register("AWSEvents", bus)
            .register(simulation);
    sns = client(SnsClient.builder());
    sqs = client(SqsClient.builder());
    events = client(EventBridgeClient.builder());
  }

  private <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C client(B builder) {
    return builder
        .endpointOverride(endpoint.uri())
        .region(Region.AP_NORTHEAST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  /** Moves the clock; fails if something is stuck. */
  public void after(Duration duration) throws InterruptedException {
    came(timeline.skip(duration));
  }

  public void settle() throws InterruptedException {
    came(timeline.rest(Duration.ofSeconds(10)));
  }

  private static void came(Optional<?> stuck) {
    if (stuck.isPresent()) {
      throw new AssertionError("stuck: " + stuck.get());
    }
  }

  @Override
  public void close() {
    sns.close();
    sqs.close();
    events.close();
    endpoint.close();
    timeline.close();
    inFlight.close();
  }
}
