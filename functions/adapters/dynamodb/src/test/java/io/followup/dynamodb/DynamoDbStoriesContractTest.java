package io.followup.dynamodb;

import io.followup.domain.chat.Chats;
import io.followup.domain.contract.StoriesContract;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.record.Stories;
import io.followup.domain.reply.Replies;

class DynamoDbStoriesContractTest extends StoriesContract {
  private static final DynamoDbFixture DB = DynamoDbFixture.with(new TestClock());

  @Override
  protected Stories stories() {
    return DB.stories();
  }

  @Override
  protected Replies replies() {
    return DB.replies();
  }

  @Override
  protected Chats chats() {
    return DB.chats();
  }
}
