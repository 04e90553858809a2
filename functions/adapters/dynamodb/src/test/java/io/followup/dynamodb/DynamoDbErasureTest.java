package io.followup.dynamodb;

import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.protocol.ErasureStories;
import java.util.stream.Collectors;

/** Erasure over the adapters that run on AWS. */
class DynamoDbErasureTest extends ErasureStories {
  private final DynamoDbFixture db = DynamoDbFixture.at(TestClock.START);

  @Override
  protected Ports ports() {
    return db.ports();
  }

  /** With what is sealed opened, or nobody could tell whether it went. */
  @Override
  protected String stored() {
    Opened opened = new Opened(db.vault());
    return db.items().stream().map(opened::text).collect(Collectors.joining("\n"));
  }
}
