package io.followup.vendors;

/** Whoever wants to know what is not answered yet. */
public interface Underway {
  /** Begins something of this name; what comes back ends it. */
  long begin(String what);

  void end(long number);

  /** Nobody wants to know. */
  static Underway unasked() {
    return new Underway() {
      @Override
      public long begin(String what) {
        return 0;
      }

      @Override
      public void end(long number) {}
    };
  }
}
