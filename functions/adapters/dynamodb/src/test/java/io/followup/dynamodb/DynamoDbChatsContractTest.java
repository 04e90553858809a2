package io.followup.dynamodb;

import io.followup.domain.chat.Chats;
import io.followup.domain.contract.ChatsContract;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.record.Stories;
import io.followup.domain.reply.Replies;

class DynamoDbChatsContractTest extends ChatsContract {
  private static final DynamoDbFixture DB = DynamoDbFixture.with(new TestClock());

  @Override
  protected Chats chats() {
    return DB.chats();
  }

  @Override
  protected Replies replies() {
    return DB.replies();
  }

  @Override
  protected Deliveries deliveries() {
    return DB.deliveries();
  }

  @Override
  protected Stories stories() {
    return DB.stories();
  }
}
