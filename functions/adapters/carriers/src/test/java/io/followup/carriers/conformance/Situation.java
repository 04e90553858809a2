package io.followup.carriers.conformance;

/** What may befall whoever asks a vendor. */
public enum Situation {
  /** It takes the notice; asked later, it says that it was delivered. */
  TAKEN,
  /** It does not take it, and never will. */
  REFUSED,
  /** The customer wants nothing from this sender. */
  BLOCKED,
  /** Too many requests; where the protocol can, it asks for {@link #SECONDS} of patience. */
  THROTTLED,
  /** Something broke behind it: what became of the request is not said. */
  BROKEN,
  /** It takes the request and says nothing more. */
  SILENT,
  /** It takes the request and hangs up. */
  CUT,
  /** Nobody listens. */
  NOWHERE,
  /** It says that all is well, and nothing that can be read. */
  MALFORMED,
  /** It refuses with a code that nobody has heard of. */
  UNKNOWN_CODE;

  public static final int SECONDS = 600;
}
