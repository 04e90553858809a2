package io.followup.standins.aws;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Skips where there is no AWS, and holds each stand-in to the list of what it gets wrong. */
final class AgainstAws implements ExecutionCondition, InvocationInterceptor {
  private static final AtomicBoolean SAID = new AtomicBoolean();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return switch (Search.result()) {
      case Search.Found(var endpoint) -> enabled("AWS is at " + endpoint);
      case Search.Nowhere(String why) -> {
        if (SAID.compareAndSet(false, true)) {
          System.out.println("skipped: " + why);
        }
        yield disabled("skipped: " + why);
      }
    };
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    judged(invocation, method);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    judged(invocation, method);
  }

  private static void judged(
      Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method)
      throws Throwable {
    Optional<String> reason =
        Aws.running().wrong().reason(method.getTargetClass(), method.getExecutable());
    if (reason.isEmpty()) {
      invocation.proceed();
      return;
    }
    try {
      invocation.proceed();
    } catch (Exception | AssertionError e) {
      throw new TestAbortedException(Aws.running().standIn() + " gets it wrong: " + reason.get());
    }
    throw new AssertionError(
        "%s gets it right: take it off %s"
            .formatted(Aws.running().standIn(), Aws.running().standIn().wrong()));
  }
}
