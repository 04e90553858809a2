package io.followup.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.dynamodbv2.exceptions.AWSExceptionFactory;
import com.amazonaws.services.dynamodbv2.exceptions.AmazonServiceExceptionType;
import com.amazonaws.services.dynamodbv2.exceptions.DynamoDBLocalServiceException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class EngineTest {
  private final AtomicInteger asked = new AtomicInteger();

  /** A busy machine is slow, and nobody is answered 500 for it. */
  @Test
  void an_engine_that_waited_in_vain_for_its_own_locks_is_asked_again() {
    DynamoDbClient client =
        client(AWSExceptionFactory.buildInternalServerException("of the engine"), 3);

    assertThat(client.listTables().tableNames()).containsExactly("there");
    assertThat(asked).hasValue(4);
  }

  @Test
  void one_that_never_answers_is_not_asked_for_ever() {
    DynamoDbClient client =
        client(AWSExceptionFactory.buildInternalServerException("of the engine"), 1_000);

    assertThatThrownBy(client::listTables).isInstanceOf(InternalServerErrorException.class);
    assertThat(asked.get()).isBetween(2, 100);
  }

  @Test
  void what_is_refused_is_not_asked_again() {
    DynamoDbClient client =
        client(
            AWSExceptionFactory.buildAWSException(
                AmazonServiceExceptionType.RESOURCE_NOT_FOUND_EXCEPTION),
            1);

    assertThatThrownBy(client::listTables).isInstanceOf(ResourceNotFoundException.class);
    assertThat(asked).hasValue(1);
  }

  /** An engine that answers so, so many times, before it answers. */
  private DynamoDbClient client(DynamoDBLocalServiceException fault, int times) {
    DynamoDbClient engine =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, _, _) -> {
                  if (asked.incrementAndGet() <= times) {
                    throw fault;
                  }
                  return ListTablesResponse.builder().tableNames("there").build();
                });
    return Engine.asTheSdk(DynamoDbClient.class, engine, () -> {});
  }
}
