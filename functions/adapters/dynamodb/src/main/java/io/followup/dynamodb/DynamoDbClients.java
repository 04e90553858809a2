package io.followup.dynamodb;

import io.followup.transport.Transport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Makes the DynamoDB client, on its first use, out of what {@code quarkus.dynamodb.*} says. */
@Singleton
public class DynamoDbClients {
  @Produces
  @ApplicationScoped
  DynamoDbClient dynamoDb(DynamoDbClientBuilder builder) {
    return builder.httpClientBuilder(Transport.http()).build();
  }

  void close(@Disposes DynamoDbClient dynamoDb) {
    dynamoDb.close();
  }
}
