package io.followup.dynamodb;

import io.followup.domain.fixture.Crash;
import io.followup.domain.fixture.Tap;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Every AWS call of a process, in their order, and its death at one of them: those of DynamoDB by
 * the SDK's client, all others by their ports.
 */
public final class Faults implements Tap {
  /** When a process dies at a call. */
  public enum Moment {
    /** The call never reached AWS. */
    BEFORE,
    /** AWS did it, and the answer was never seen. */
    AFTER
  }

  /** Where a process dies: at its n-th call, counted from 1. */
  public record Point(int call, Moment moment) {}

  /** A call that may be made, or not. */
  private interface Made {
    Object proceed() throws Throwable;
  }

  private final List<String> calls = new ArrayList<>();
  private Optional<Point> point = Optional.empty();
  private boolean watching;
  private final Set<String> written = new HashSet<>();

  /** The calls that this makes, one by one. */
  public List<String> of(Runnable process) {
    var _ = run(process, Optional.empty());
    return List.copyOf(calls);
  }

  /** Whether the process came to the point where it dies. */
  public boolean killed(Point at, Runnable process) {
    return run(process, Optional.of(at));
  }

  private boolean run(Runnable process, Optional<Point> at) {
    calls.clear();
    point = at;
    watching = true;
    try {
      process.run();
    } catch (Crash _) {
      // Whoever called it has no answer.
    } finally {
      watching = false;
    }
    return at.isPresent() && point.isEmpty();
  }

  /** Whether anything was written to this table since this was asked last. */
  public boolean written(String table) {
    return written.remove(table);
  }

  @Override
  public Object around(Call call) throws Throwable {
    return around(call.name(), call::proceed);
  }

  /** The engine, met by a process that may die at each call. */
  public DynamoDbClient client(DynamoDbClient engine) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            Faults.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (_, method, arguments) -> {
              CallName call = CallName.of(method, arguments);
              call.written().ifPresent(written::add);
              return around(call.toString(), () -> invoke(engine, method, arguments));
            });
  }

  private Object around(String name, Made call) throws Throwable {
    if (!watching) {
      return call.proceed();
    }
    calls.add(name);
    dieIf(Moment.BEFORE);
    try {
      return call.proceed();
    } finally {
      // A refusal is an answer too.
      dieIf(Moment.AFTER);
    }
  }

  private void dieIf(Moment moment) {
    if (point.filter(new Point(calls.size(), moment)::equals).isPresent()) {
      point = Optional.empty();
      throw new Crash();
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
