package io.followup.domain.checker;

/** How a port call may go. */
enum Way {
  AS_EVER,
  /** It is made twice, and the second answer comes. */
  REPEATED,
  /** The carrier takes it. */
  TAKEN,
  REFUSED,
  DEFERRED,
  /** The carrier does not answer. */
  SILENT,
  /** The carrier, asked what became of a notice, says that it arrived. */
  ARRIVED,
  /** Too many executions start at once. */
  THROTTLED
}
