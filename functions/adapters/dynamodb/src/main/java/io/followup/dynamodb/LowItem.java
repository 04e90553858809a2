package io.followup.dynamodb;

import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.CreditsLow;
import java.time.Duration;
import java.time.Instant;

/**
 * That credits are low. It is written with what made them so, for the stream to tell, and goes a
 * day later.
 */
final class LowItem {
  private static final Duration LIFE = Duration.ofDays(1);
  private static final String WORKSPACE = "workspace";
  private static final String AT = "at";

  private LowItem() {}

  static NewItem of(WorkspaceId workspace, long credits, Instant at) {
    return new NewItem(
        Key.low(workspace, at),
        new Fields()
            .with(WORKSPACE, Values.text(workspace.value()))
            .with(Balance.CREDITS, Values.number(credits))
            .with(AT, Values.instant(at))
            .with(Retention.EXPIRES, Values.expiry(at.plus(LIFE))));
  }

  static CreditsLow low(Item item) {
    return new CreditsLow(
        new WorkspaceId(item.text(WORKSPACE)), item.number(Balance.CREDITS), item.instant(AT));
  }
}
