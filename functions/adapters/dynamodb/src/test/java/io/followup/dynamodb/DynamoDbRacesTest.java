package io.followup.dynamodb;

import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.protocol.RaceStories;

/**
 * The protocol's races over the adapters that run on AWS. They cross at thousands of points, of
 * which one in some dozens is tried; {@code -Dcrossings=1} tries them all, for some ten minutes.
 */
class DynamoDbRacesTest extends RaceStories {
  @Override
  protected Ports ports() {
    return DynamoDbFixture.at(TestClock.START).ports();
  }

  @Override
  protected int step() {
    return Integer.getInteger("crossings", 8);
  }
}
