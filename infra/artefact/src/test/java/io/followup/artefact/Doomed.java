package io.followup.artefact;

import org.jspecify.annotations.Nullable;

/** Processes that are to be killed: while one is at work, the next one starts already. */
final class Doomed implements AutoCloseable {
  private final Deployment deployment;
  private @Nullable Victim next;

  /**
   * @param function which it is
   * @param name by which its calls are told from those of others
   */
  record Victim(String function, String name, LambdaProcess process) implements AutoCloseable {
    @Override
    public void close() {
      process.close();
    }
  }

  Doomed(Deployment deployment) {
    this.deployment = deployment;
  }

  /** One that is ready. */
  Victim next(String function) {
    Victim spare = next;
    if (spare == null || !spare.function().equals(function)) {
      close();
      spare = started(function);
    }
    Victim ready = new Victim(function, spare.name(), spare.process().ready());
    next = started(function);
    return ready;
  }

  private Victim started(String function) {
    String name = "doomed-" + function;
    return new Victim(function, name, deployment.launch(function, name).start());
  }

  @Override
  public void close() {
    if (next != null) {
      next.close();
      next = null;
    }
  }
}
