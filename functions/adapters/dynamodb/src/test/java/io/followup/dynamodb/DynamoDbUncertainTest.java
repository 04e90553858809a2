package io.followup.dynamodb;

import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.protocol.UncertainStories;

/** What nobody knows for sure, over the adapters that run on AWS. */
class DynamoDbUncertainTest extends UncertainStories {
  @Override
  protected Ports ports() {
    return DynamoDbFixture.at(TestClock.START).ports();
  }
}
