package io.followup.dynamodb;

import static io.followup.dynamodb.Samples.NOW;

import io.followup.domain.contract.TriesContract;
import io.followup.domain.webhook.Tries;

class DynamoDbTriesTest extends TriesContract {
  private final DynamoDbFixture db = DynamoDbFixture.at(NOW);

  @Override
  protected Tries tries() {
    return db.tries();
  }
}
