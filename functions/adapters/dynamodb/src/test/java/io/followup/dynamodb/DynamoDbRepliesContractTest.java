package io.followup.dynamodb;

import io.followup.domain.chat.Chats;
import io.followup.domain.contract.RepliesContract;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.reply.Replies;

class DynamoDbRepliesContractTest extends RepliesContract {
  private static final DynamoDbFixture DB = DynamoDbFixture.with(new TestClock());

  @Override
  protected Replies replies() {
    return DB.replies();
  }

  @Override
  protected Chats chats() {
    return DB.chats();
  }
}
