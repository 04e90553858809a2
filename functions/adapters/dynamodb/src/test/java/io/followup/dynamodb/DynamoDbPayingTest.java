package io.followup.dynamodb;

import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.protocol.PayingStories;

/** What telling does with money, over the adapters that run on AWS. */
class DynamoDbPayingTest extends PayingStories {
  @Override
  protected Ports ports() {
    return DynamoDbFixture.at(TestClock.START).ports();
  }
}
