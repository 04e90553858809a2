package io.followup.tables;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A client of the SDK's second version over the engine, which speaks the first. The engine has one
 * of its own, which writes each call and each answer as JSON and reads it anew: that takes longer
 * than most calls.
 */
final class Interpreter implements InvocationHandler {
  /** How the engine is asked, and what takes its answer. */
  private record Call(Method first, Method builder) {}

  private final Translation translation = new Translation();

  /** By the request's class. */
  private final Map<Class<?>, Call> calls = new ConcurrentHashMap<>();

  /** Of the first version. */
  private final Object engine;

  /** Of the second version, for what is no call. */
  private final Object own;

  private Interpreter(Object engine, Object own) {
    this.engine = engine;
    this.own = own;
  }

  /**
   * @param engine the same, of the first version
   * @param own the engine's own, for what is no call
   */
  static <T> T between(Class<T> type, Object engine, T own) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Interpreter(engine, own)));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments == null || arguments.length != 1) {
      return told(method, own, arguments);
    }
    return arguments[0] instanceof AwsRequest request
            && AwsResponse.class.isAssignableFrom(method.getReturnType())
        ? call(method, request)
        : InvocationHandler.invokeDefault(proxy, method, arguments);
  }

  private SdkPojo call(Method method, AwsRequest request) throws Throwable {
    Call call = calls.computeIfAbsent(request.getClass(), type -> call(method, type));
    Object answer = told(call.first(), engine, translation.first(request));
    return translation.second(answer, (SdkPojo) call.builder().invoke(null));
  }

  private Call call(Method method, Class<?> request) {
    try {
      return new Call(
          engine.getClass().getMethod(method.getName(), translation.first(request)),
          method.getReturnType().getMethod("builder"));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object told(Method method, Object who, Object @Nullable ... what)
      throws Throwable {
    try {
      return method.invoke(who, what);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
