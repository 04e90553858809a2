package io.followup.dynamodb;

import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.protocol.MoneyUnderFire;

/** Money under fire, over the adapters that run on AWS. */
class DynamoDbMoneyUnderFireTest extends MoneyUnderFire {
  @Override
  protected Ports ports() {
    return DynamoDbFixture.at(TestClock.START).ports();
  }

  @Override
  protected int many() {
    return 40;
  }
}
