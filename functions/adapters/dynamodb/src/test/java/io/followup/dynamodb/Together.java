package io.followup.dynamodb;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A client whose queries get an answer only together. */
final class Together {
  private Together() {}

  static DynamoDbClient query(int many, DynamoDbClient engine) {
    CyclicBarrier all = new CyclicBarrier(many);
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            Together.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (_, method, arguments) -> {
              if (method.getName().equals("query")) {
                int _ = all.await(1, TimeUnit.MINUTES);
              }
              try {
                return method.invoke(engine, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
