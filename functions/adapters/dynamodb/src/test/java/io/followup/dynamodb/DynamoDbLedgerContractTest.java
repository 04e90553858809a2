package io.followup.dynamodb;

import io.followup.domain.contract.LedgerContract;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.ledger.Ledger;

class DynamoDbLedgerContractTest extends LedgerContract {
  private final Ledger ledger = DynamoDbFixture.at(TestClock.START).ports().ledger();

  @Override
  protected Ledger ledger() {
    return ledger;
  }
}
