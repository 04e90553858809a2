package io.followup.domain.outcome;

/** How a reply ended: one word, written once, final. */
public enum Outcome {
  /** A device acknowledged, a messenger delivered, or SMS, LMS, LINE or email was accepted. */
  REACHED,
  /** Read, or the customer was active after it. */
  SEEN,
  /** No follow-up was asked for, or it was deleted or erased. */
  NOT_WANTED,
  /** Older than 24 hours before anybody could be told. */
  STALE,
  /** A carrier was asked and none worked; unknown counts as failed and is called unknown. */
  FAILED,
  /** No carrier could be asked. */
  UNREACHABLE
}
