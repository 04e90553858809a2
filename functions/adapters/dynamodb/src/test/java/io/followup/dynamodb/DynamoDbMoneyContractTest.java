package io.followup.dynamodb;

import io.followup.domain.contract.MoneyContract;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.CreditsLow;
import io.followup.domain.ledger.Ledger;
import java.util.List;

class DynamoDbMoneyContractTest extends MoneyContract {
  private final DynamoDbFixture db = DynamoDbFixture.at(TestClock.START);
  private final Ports ports = db.ports();

  @Override
  protected Deliveries deliveries() {
    return ports.deliveries();
  }

  @Override
  protected Ledger ledger() {
    return ports.ledger();
  }

  @Override
  protected List<CreditsLow> told(WorkspaceId workspace) {
    return told(db, workspace);
  }

  static List<CreditsLow> told(DynamoDbFixture db, WorkspaceId workspace) {
    Table table = new Table(DynamoDbFixture.engine(), db.followupTable());
    return table.query(table.collection(Key.balance(workspace).pk(), Key.LOW)).stream()
        .map(item -> StreamImages.low(item.attributes()).orElseThrow())
        .toList();
  }
}
