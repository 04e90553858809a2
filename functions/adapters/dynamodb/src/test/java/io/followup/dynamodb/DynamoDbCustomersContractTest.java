package io.followup.dynamodb;

import io.followup.domain.contact.Customers;
import io.followup.domain.contract.CustomersContract;
import io.followup.domain.fixture.TestClock;

class DynamoDbCustomersContractTest extends CustomersContract {
  private static final DynamoDbFixture DB = DynamoDbFixture.with(new TestClock());

  @Override
  protected Customers customers() {
    return DB.customers();
  }
}
