package io.followup.handlers.journal;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jboss.logging.Logger;

/** Logs what a function throws, and throws it on. */
@LogsFailures
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class FailureLog {
  private static final Logger LOG = Logger.getLogger(FailureLog.class);

  @AroundInvoke
  Object logged(InvocationContext call) throws Exception {
    try {
      return call.proceed();
    } catch (RuntimeException e) {
      // The class and the place alone: a message may quote an address.
      StackTraceElement[] trace = e.getStackTrace();
      LOG.errorf(
          "outcome=failed error=%s at=%s",
          e.getClass().getName(), trace.length == 0 ? "?" : trace[0]);
      throw e;
    }
  }
}
