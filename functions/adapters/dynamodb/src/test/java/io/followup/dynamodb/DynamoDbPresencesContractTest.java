package io.followup.dynamodb;

import io.followup.domain.contract.PresencesContract;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.presence.Presences;

class DynamoDbPresencesContractTest extends PresencesContract {
  private static final DynamoDbFixture DB = DynamoDbFixture.with(new TestClock());

  @Override
  protected Presences presences() {
    return DB.presences();
  }
}
