package io.followup.dynamodb;

import io.followup.domain.contract.ShortLinksContract;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.link.ShortLinks;

class DynamoDbShortLinksContractTest extends ShortLinksContract {
  private static final DynamoDbFixture DB = DynamoDbFixture.with(new TestClock());

  @Override
  protected ShortLinks shortLinks() {
    return DB.shortLinks();
  }
}
