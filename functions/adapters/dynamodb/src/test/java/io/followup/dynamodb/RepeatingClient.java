package io.followup.dynamodb;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The SDK on a bad network: the answer of every write is lost, so the same request is made again,
 * and only what that one says is heard.
 */
final class RepeatingClient {
  private static final Set<String> WRITES =
      Set.of("putItem", "updateItem", "deleteItem", "transactWriteItems");

  private RepeatingClient() {}

  static DynamoDbClient over(DynamoDbClient engine) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            RepeatingClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (_, method, arguments) -> {
              if (WRITES.contains(method.getName())) {
                lose(engine, method, arguments);
              }
              return invoke(engine, method, arguments);
            });
  }

  private static void lose(DynamoDbClient engine, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      var _ = invoke(engine, method, arguments);
    } catch (DynamoDbException _) {
      // A refusal is lost like any other answer.
    }
  }

  private static Object invoke(DynamoDbClient engine, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(engine, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
