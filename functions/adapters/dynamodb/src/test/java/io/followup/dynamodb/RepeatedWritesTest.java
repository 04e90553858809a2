package io.followup.dynamodb;

import io.followup.domain.chat.Chats;
import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Suppressions;
import io.followup.domain.contract.ChatsContract;
import io.followup.domain.contract.CustomersContract;
import io.followup.domain.contract.DeliveriesContract;
import io.followup.domain.contract.LedgerContract;
import io.followup.domain.contract.MoneyContract;
import io.followup.domain.contract.PresencesContract;
import io.followup.domain.contract.RepliesContract;
import io.followup.domain.contract.ShortLinksContract;
import io.followup.domain.contract.StoriesContract;
import io.followup.domain.contract.SuppressionsContract;
import io.followup.domain.contract.TalliesContract;
import io.followup.domain.contract.WorkspacesContract;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.CreditsLow;
import io.followup.domain.ledger.Ledger;
import io.followup.domain.link.ShortLinks;
import io.followup.domain.presence.Presences;
import io.followup.domain.protocol.MessengerStories;
import io.followup.domain.protocol.ProtocolTraces;
import io.followup.domain.record.Stories;
import io.followup.domain.record.Tallies;
import io.followup.domain.reply.Replies;
import io.followup.domain.secret.Fingerprints;
import io.followup.domain.settings.Workspaces;
import java.util.List;
import org.junit.jupiter.api.Nested;

/**
 * All contracts of the stores, and the protocol's traces, where the SDK makes every write a second
 * time because its first answer was lost: what it finds is its own.
 */
class RepeatedWritesTest {
  private static final DynamoDbFixture DB = DynamoDbFixture.with(new TestClock());
  private static final Ports PORTS = ports(DB, new TestClock());
  private static final Tallies TALLIES =
      DynamoDbFixture.with(new TestClock())
          .tallies(RepeatingClient.over(DynamoDbFixture.engine()), new TestClock());

  private static Ports ports(TestClock clock) {
    return ports(DynamoDbFixture.with(clock), clock);
  }

  private static Ports ports(DynamoDbFixture db, TestClock clock) {
    return db.ports(RepeatingClient.over(DynamoDbFixture.engine()), clock);
  }

  @Nested
  class OfChats extends ChatsContract {
    @Override
    protected Chats chats() {
      return PORTS.chats();
    }

    @Override
    protected Replies replies() {
      return PORTS.replies();
    }

    @Override
    protected Deliveries deliveries() {
      return PORTS.deliveries();
    }

    @Override
    protected Stories stories() {
      return PORTS.stories();
    }
  }

  @Nested
  class OfCustomers extends CustomersContract {
    @Override
    protected Customers customers() {
      return PORTS.customers();
    }
  }

  @Nested
  class OfDeliveries extends DeliveriesContract {
    @Override
    protected Deliveries deliveries() {
      return PORTS.deliveries();
    }
  }

  @Nested
  class OfTheLedger extends LedgerContract {
    @Override
    protected Ledger ledger() {
      return PORTS.ledger();
    }
  }

  @Nested
  class OfMoney extends MoneyContract {
    @Override
    protected Deliveries deliveries() {
      return PORTS.deliveries();
    }

    @Override
    protected Ledger ledger() {
      return PORTS.ledger();
    }

    @Override
    protected List<CreditsLow> told(WorkspaceId workspace) {
      return DynamoDbMoneyContractTest.told(DB, workspace);
    }
  }

  @Nested
  class OfPresences extends PresencesContract {
    @Override
    protected Presences presences() {
      return PORTS.presences();
    }
  }

  @Nested
  class OfReplies extends RepliesContract {
    @Override
    protected Replies replies() {
      return PORTS.replies();
    }

    @Override
    protected Chats chats() {
      return PORTS.chats();
    }

    /** Not over this client: it would be hundreds of the same writes. */
    @Override
    protected void a_chat_takes_no_more_than_it_may_hold_and_still_knows_what_it_holds() {}
  }

  @Nested
  class OfShortLinks extends ShortLinksContract {
    @Override
    protected ShortLinks shortLinks() {
      return PORTS.shortLinks();
    }

    @Override
    protected Stories stories() {
      return PORTS.stories();
    }
  }

  @Nested
  class OfTallies extends TalliesContract {
    @Override
    protected Tallies tallies() {
      return TALLIES;
    }
  }

  @Nested
  class OfStories extends StoriesContract {
    @Override
    protected Stories stories() {
      return PORTS.stories();
    }

    @Override
    protected Replies replies() {
      return PORTS.replies();
    }

    @Override
    protected Chats chats() {
      return PORTS.chats();
    }
  }

  @Nested
  class OfSuppressions extends SuppressionsContract {
    @Override
    protected Suppressions suppressions() {
      return PORTS.suppressions();
    }

    @Override
    protected Fingerprints fingerprints() {
      return DynamoDbFixture.FINGERPRINTS;
    }
  }

  @Nested
  class OfWorkspaces extends WorkspacesContract {
    @Override
    protected Workspaces workspaces() {
      return PORTS.workspaces();
    }
  }

  @Nested
  class OfTheProtocol extends ProtocolTraces {
    @Override
    protected Ports ports() {
      return RepeatedWritesTest.ports(new TestClock());
    }

    @Override
    protected int manyClaims() {
      return 4;
    }

    /** Not over this client: it would be hundreds of the same writes. */
    @Override
    protected void trace_6_none_of_very_many_has_to_wait_for_the_sweep() {}

    /** The same. */
    @Override
    protected void trace_6_many_that_were_watched_are_all_told_once_the_customer_leaves() {}
  }

  @Nested
  class OfMessengers extends MessengerStories {
    @Override
    protected Ports ports() {
      return RepeatedWritesTest.ports(new TestClock());
    }
  }
}
