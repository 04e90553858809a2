package io.followup.vendors;

/** Whoever wants to know what is not answered yet. */
public interface Underway {
  /** Begins something of this name; what comes back ends it. */
  long begin(String what);

  void end(long number);
}
