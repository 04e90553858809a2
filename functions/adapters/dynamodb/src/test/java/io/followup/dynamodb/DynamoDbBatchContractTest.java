package io.followup.dynamodb;

import io.followup.domain.contract.BatchContract;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;

class DynamoDbBatchContractTest extends BatchContract {
  private static final Ports PORTS = DynamoDbFixture.with(new TestClock()).ports();

  @Override
  protected Ports ports() {
    return PORTS;
  }
}
