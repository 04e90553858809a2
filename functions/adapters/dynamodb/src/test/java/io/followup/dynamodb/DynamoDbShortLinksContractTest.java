package io.followup.dynamodb;

import io.followup.domain.contract.ShortLinksContract;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.link.ShortLinks;
import io.followup.domain.record.Stories;

class DynamoDbShortLinksContractTest extends ShortLinksContract {
  private static final DynamoDbFixture DB = DynamoDbFixture.with(new TestClock());

  @Override
  protected ShortLinks shortLinks() {
    return DB.shortLinks();
  }

  @Override
  protected Stories stories() {
    return DB.stories();
  }
}
