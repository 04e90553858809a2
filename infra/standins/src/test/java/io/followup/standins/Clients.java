package io.followup.standins;

import io.followup.transport.Transport;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * AWS's own clients of one endpoint. Region and credentials are the environment's, and else what
 * every stand-in takes.
 */
public record Clients(
    DynamoDbClient dynamoDb,
    SnsClient sns,
    SqsClient sqs,
    SfnClient stepFunctions,
    EventBridgeClient eventBridge,
    KmsClient kms)
    implements AutoCloseable {

  /** With SNS asked once, as in production. */
  public static Clients of(URI endpoint) {
    return new Clients(
        made(DynamoDbClient.builder(), endpoint),
        made(
            SnsClient.builder()
                .overrideConfiguration(
                    config -> config.retryStrategy(AwsRetryStrategy.doNotRetry())),
            endpoint),
        made(SqsClient.builder(), endpoint),
        made(SfnClient.builder(), endpoint),
        made(EventBridgeClient.builder(), endpoint),
        made(KmsClient.builder(), endpoint));
  }

  public static String region() {
    return environment("AWS_REGION", "ap-northeast-2");
  }

  @Override
  public void close() {
    dynamoDb.close();
    sns.close();
    sqs.close();
    stepFunctions.close();
    eventBridge.close();
    kms.close();
  }

  private static <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C made(
      B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    environment("AWS_ACCESS_KEY_ID", "test"),
                    environment("AWS_SECRET_ACCESS_KEY", "test"))))
        .httpClientBuilder(Transport.http())
        .build();
  }

  private static String environment(String name, String otherwise) {
    return Optional.ofNullable(System.getenv(name)).filter(set -> !set.isBlank()).orElse(otherwise);
  }
}
