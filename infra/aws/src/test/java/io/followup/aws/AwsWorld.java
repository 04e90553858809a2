package io.followup.aws;

import io.followup.aws.sns.Sns;
import io.followup.vendors.Outbox;
import io.followup.vendors.Weather;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The simulated services on a held clock, and AWS's own clients of them. */
public final class AwsWorld implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  public final Calls calls = new Calls();
  public final HeldTime time = new HeldTime(START);
  public final Weather weather = new Weather();
  public final Outbox outbox = new Outbox(time);
  public final Sqs queues = new Sqs(time, time);
  public final EventBus bus = new EventBus(time);
  public final Sns simulation = new Sns(time, weather, outbox);
  public final Services services = new Services();
  public final AwsEndpoint endpoint = new AwsEndpoint("test", calls, services);
  public final SnsClient sns;
  public final SqsClient sqs;
  public final EventBridgeClient events;
  public final EventBridgeClient eventsWithoutSocket;

  public AwsWorld() {
    services
        .register(AwsService.SQS, queues)
        .register(AwsService.EVENT_BRIDGE, bus)
        .register(simulation);
    sns = client(SnsClient.builder(), UrlConnectionHttpClient.create());
    sqs = client(SqsClient.builder(), UrlConnectionHttpClient.create());
    events = client(EventBridgeClient.builder(), UrlConnectionHttpClient.create());
    eventsWithoutSocket = services.client(EventBridgeClient.class, AwsService.EVENT_BRIDGE, calls);
  }

  private <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C client(
      B builder, SdkHttpClient http) {
    return builder
        .endpointOverride(endpoint.uri())
        .region(Region.AP_NORTHEAST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(http)
        .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  /** Moves the clock. */
  public void after(Duration duration) {
    time.move(duration);
  }

  /** What is due has come. */
  public void settle() {
    time.move(Duration.ZERO);
  }

  @Override
  public void close() {
    sns.close();
    sqs.close();
    events.close();
    eventsWithoutSocket.close();
    endpoint.close();
  }
}
