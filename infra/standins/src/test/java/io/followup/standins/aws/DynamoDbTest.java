package io.followup.standins.aws;

import io.followup.domain.chat.Chats;
import io.followup.domain.contact.Customers;
import io.followup.domain.contract.ChatsContract;
import io.followup.domain.contract.CustomersContract;
import io.followup.domain.contract.DeliveriesContract;
import io.followup.domain.contract.PresencesContract;
import io.followup.domain.contract.RepliesContract;
import io.followup.domain.contract.ShortLinksContract;
import io.followup.domain.contract.StoriesContract;
import io.followup.domain.contract.WorkspacesContract;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.link.ShortLinks;
import io.followup.domain.presence.Presences;
import io.followup.domain.record.Stories;
import io.followup.domain.reply.Replies;
import io.followup.domain.settings.Workspaces;
import io.followup.dynamodb.DynamoDbFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** All stores share one pair of tables, as they do in production. */
@OnAws
@TestInstance(Lifecycle.PER_CLASS)
class DynamoDbTest {
  private final DynamoDbFixture db =
      DynamoDbFixture.on(Aws.running().clients().dynamoDb(), new TestClock());

  @AfterAll
  void drop() {
    db.drop();
  }

  @Nested
  class OnPresences extends PresencesContract {
    @Override
    protected Presences presences() {
      return db.presences();
    }
  }

  @Nested
  class OnCustomers extends CustomersContract {
    @Override
    protected Customers customers() {
      return db.customers();
    }
  }

  @Nested
  class OnWorkspaces extends WorkspacesContract {
    @Override
    protected Workspaces workspaces() {
      return db.workspaces();
    }
  }

  @Nested
  class OnReplies extends RepliesContract {
    @Override
    protected Replies replies() {
      return db.replies();
    }

    @Override
    protected Chats chats() {
      return db.chats();
    }
  }

  @Nested
  class OnChats extends ChatsContract {
    @Override
    protected Chats chats() {
      return db.chats();
    }

    @Override
    protected Replies replies() {
      return db.replies();
    }

    @Override
    protected Deliveries deliveries() {
      return db.deliveries();
    }

    @Override
    protected Stories stories() {
      return db.stories();
    }
  }

  @Nested
  class OnDeliveries extends DeliveriesContract {
    @Override
    protected Deliveries deliveries() {
      return db.deliveries();
    }
  }

  @Nested
  class OnStories extends StoriesContract {
    @Override
    protected Stories stories() {
      return db.stories();
    }

    @Override
    protected Replies replies() {
      return db.replies();
    }

    @Override
    protected Chats chats() {
      return db.chats();
    }
  }

  @Nested
  class OnShortLinks extends ShortLinksContract {
    @Override
    protected ShortLinks shortLinks() {
      return db.shortLinks();
    }

    @Override
    protected Stories stories() {
      return db.stories();
    }
  }
}
