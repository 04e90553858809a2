package io.followup.dynamodb;

import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.protocol.WaitingStories;

/** What waits, and who wakes it, over the adapters that run on AWS. */
class DynamoDbWaitingTest extends WaitingStories {
  @Override
  protected Ports ports() {
    return DynamoDbFixture.at(TestClock.START).ports();
  }
}
