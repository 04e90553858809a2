package io.followup.local.workflow.engines;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** AWS's own clients, pointed at an engine. */
final class Clients {
  private Clients() {}

  static SfnClient stepFunctions(URI engine) {
    return at(engine, SfnClient.builder()).httpClient(UrlConnectionHttpClient.create()).build();
  }

  static SqsClient queues(URI engine) {
    return at(engine, SqsClient.builder()).httpClient(UrlConnectionHttpClient.create()).build();
  }

  private static <B extends AwsClientBuilder<B, ?>> B at(URI engine, B builder) {
    return builder
        .endpointOverride(engine)
        .region(Region.AP_NORTHEAST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")));
  }
}
