package io.followup.dynamodb;

import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.protocol.MessengerStories;

/** The messenger's stories over the adapters that run on AWS. */
class DynamoDbMessengerTest extends MessengerStories {
  @Override
  protected Ports ports() {
    return DynamoDbFixture.at(TestClock.START).ports();
  }
}
