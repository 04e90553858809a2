package io.followup.dynamodb;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A client that counts its calls by operation, and goes wrong where a test asks for it: before a
 * call (it never arrived), after it (its answer was lost), or in its place.
 */
public final class CallCount {
  private sealed interface Fault {
    record Before(Supplier<RuntimeException> failure) implements Fault {}

    record After(Supplier<RuntimeException> failure) implements Fault {}

    record Instead(Object answer) implements Fault {}
  }

  private final DynamoDbClient client;
  private final List<String> calls = new ArrayList<>();
  private final Map<Integer, Fault> faults = new HashMap<>();

  public CallCount(DynamoDbClient engine) {
    this.client =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                CallCount.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, method, arguments) -> call(engine, method, arguments));
  }

  public DynamoDbClient client() {
    return client;
  }

  /** The calls since the last {@link #reset}, such as {@code updateItem}, with how many of each. */
  public synchronized Map<String, Integer> calls() {
    Map<String, Integer> counted = new HashMap<>();
    calls.forEach(operation -> counted.merge(operation, 1, Integer::sum));
    return counted;
  }

  /** Forgets calls and faults. */
  public synchronized void reset() {
    calls.clear();
    faults.clear();
  }

  /** The k-th call from the last reset on, counted from 1, fails and does nothing. */
  public synchronized void failBefore(int k, Supplier<RuntimeException> failure) {
    faults.put(k, new Fault.Before(failure));
  }

  /** The k-th call does its work, and then fails. */
  public synchronized void failAfter(int k, Supplier<RuntimeException> failure) {
    faults.put(k, new Fault.After(failure));
  }

  /** The k-th call does nothing and answers this. */
  public synchronized void answerInstead(int k, Object answer) {
    faults.put(k, new Fault.Instead(answer));
  }

  private Object call(DynamoDbClient engine, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (counted(method.getName())) {
      case null -> invoke(engine, method, arguments);
      case Fault.Before(var failure) -> throw failure.get();
      case Fault.After(var failure) -> {
        invoke(engine, method, arguments);
        throw failure.get();
      }
      case Fault.Instead(Object answer) -> answer;
    };
  }

  private synchronized @Nullable Fault counted(String operation) {
    calls.add(operation);
    return faults.remove(calls.size());
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
