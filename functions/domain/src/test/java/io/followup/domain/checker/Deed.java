package io.followup.domain.checker;

/** Something that people, devices or carriers may do once, at any time or never. */
record Deed(What what, int reply) {
  /** What is done. */
  enum What {
    /** The backend posts the reply. */
    ACCEPT,
    BEAT,
    LEAVE,
    READ,
    WRITE,
    DELETE,
    EDIT,
    /** A device acknowledges the reply's push. */
    RECEIVE,
    /** The messenger's vendor reports the notice of the reply's follow-up as delivered. */
    DELIVERED,
    /** … as refused. */
    REFUSED,
    /** TTL removes the presence item. */
    TTL,
    /** The customer stops pushes. */
    STOP
  }

  @Override
  public String toString() {
    return what + " r" + reply;
  }
}
