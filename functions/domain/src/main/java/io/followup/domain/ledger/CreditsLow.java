package io.followup.domain.ledger;

import io.followup.domain.id.WorkspaceId;
import java.time.Duration;
import java.time.Instant;

/**
 * The prepaid credits fell below a tenth of the last top-up, or a text was skipped for want of
 * funds (M4).
 *
 * @param credits what is left of them
 */
public record CreditsLow(WorkspaceId workspace, long credits, Instant at) {
  /** That texts are skipped is told once in so long. */
  public static final Duration HOUR = Duration.ofHours(1);
}
