package io.followup.carriers.sqs;

import io.followup.transport.Transport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/** Makes the SQS client, on its first use, out of what {@code quarkus.sqs.*} says. */
@Singleton
public class SqsClients {
  @Produces
  @ApplicationScoped
  SqsClient sqs(SqsClientBuilder builder) {
    return builder.httpClientBuilder(Transport.http()).build();
  }

  void close(@Disposes SqsClient sqs) {
    sqs.close();
  }
}
