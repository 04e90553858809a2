package io.followup.dynamodb;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How long things are kept. DynamoDB deletes some time after it, so that whatever must not be used
 * any longer is looked at by its end, not by whether it is still there.
 */
@Singleton
public final class Retention {
  /** The attribute that DynamoDB's TTL reads. */
  static final String EXPIRES = "expiresAt";

  /** What was used a ninetieth of its life ago, a day of 90, is not written for its next use. */
  private static final int PARTS = 90;

  private final Duration life;
  private final Clock clock;

  @Inject
  public Retention(
      @ConfigProperty(name = "followup.retention.days", defaultValue = "90") int days,
      Clock clock) {
    this.life = Duration.ofDays(days);
    this.clock = clock;
  }

  /** For what is kept from its making on. */
  AttributeValue from(Instant instant) {
    return Values.expiry(instant.plus(life));
  }

  /** Whether its last use that was counted is some time ago; nothing brings back what is over. */
  boolean isAgeing(Item item) {
    long counted = now().plus(life).minus(life.dividedBy(PARTS)).getEpochSecond();
    return !isOver(item) && item.maybeNumber(EXPIRES).filter(end -> end < counted).isPresent();
  }

  /** Whether its time is over, deleted or not. */
  boolean isOver(Item item) {
    long now = now().getEpochSecond();
    return item.maybeNumber(EXPIRES).filter(end -> end <= now).isPresent();
  }

  /** The condition that says the same of what is there when it is written. */
  String isOver(Expression e) {
    return e.atMost(EXPIRES, Values.number(now().getEpochSecond()));
  }

  String isNotOver(Expression e) {
    return e.absentOrAbove(EXPIRES, Values.number(now().getEpochSecond()));
  }

  /** For what is kept as long as it is in use. */
  AttributeValue fromNow() {
    return from(clock.instant());
  }

  /** When that ends. */
  Instant endFromNow() {
    return now().plus(life);
  }

  Instant now() {
    return clock.instant();
  }
}
