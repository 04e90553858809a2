package io.followup.dynamodb;

import io.followup.domain.contact.Suppressions;
import io.followup.domain.contract.SuppressionsContract;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.secret.Fingerprints;

class DynamoDbSuppressionsContractTest extends SuppressionsContract {
  private final Suppressions suppressions = DynamoDbFixture.at(TestClock.START).suppressions();

  @Override
  protected Suppressions suppressions() {
    return suppressions;
  }

  @Override
  protected Fingerprints fingerprints() {
    return DynamoDbFixture.FINGERPRINTS;
  }
}
