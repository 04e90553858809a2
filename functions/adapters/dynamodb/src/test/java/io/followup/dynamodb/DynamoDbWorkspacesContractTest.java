package io.followup.dynamodb;

import io.followup.domain.contract.WorkspacesContract;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.settings.Workspaces;

class DynamoDbWorkspacesContractTest extends WorkspacesContract {
  private static final DynamoDbFixture DB = DynamoDbFixture.with(new TestClock());

  @Override
  protected Workspaces workspaces() {
    return DB.workspaces();
  }
}
