package io.followup.dynamodb;

import io.followup.domain.contract.DeliveriesContract;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.fixture.TestClock;

class DynamoDbDeliveriesContractTest extends DeliveriesContract {
  private static final DynamoDbFixture DB = DynamoDbFixture.with(new TestClock());

  @Override
  protected Deliveries deliveries() {
    return DB.deliveries();
  }
}
