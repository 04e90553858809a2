package io.followup.dynamodb;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How long things are kept. DynamoDB deletes some time after it, so nothing is decided by it. */
@Singleton
public final class Retention {
  /** The attribute that DynamoDB's TTL reads. */
  static final String EXPIRES = "expiresAt";

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

  /** Whether this expires before half of the retention is over, and has not expired already. */
  boolean isAgeing(Item item) {
    long now = clock.instant().getEpochSecond();
    long half = now + life.toSeconds() / 2;
    return item.maybeNumber(EXPIRES).filter(end -> now < end && end < half).isPresent();
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
