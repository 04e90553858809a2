package io.followup.dynamodb;

import static io.followup.dynamodb.Samples.held;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Charge.Stand;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Opened;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.fixture.Books;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.Due;
import io.followup.domain.ledger.Entry;
import io.followup.domain.ledger.Ledger;
import io.followup.domain.outcome.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * One item holds a workspace's balance, and others may write it all the time: what a carrier
 * answered is kept all the same, and the money follows (M2, M3).
 */
class DynamoDbBusyBalanceTest {
  private final DynamoDbFixture db = DynamoDbFixture.at(Fresh.NOW);
  private final DynamoDbDeliveries deliveries = db.deliveries();
  private final Ledger ledger = db.ports().ledger();
  private final ChatKey chat = Fresh.chat();

  @Test
  void M3_what_a_busy_balance_does_not_let_be_captured_is_captured_later_and_once() {
    Delivery text = reserved();
    balanceIsBusy();

    Delivery accepted =
        deliveries.advance(text, Turn.to(Status.ACCEPTED, Reason.ACCEPTED, Fresh.NOW));

    assertThat(accepted.status()).isEqualTo(Status.ACCEPTED);
    assertThat(accepted.charge().map(Charge::stand)).contains(Stand.RESERVED);
    assertThat(db.calls().calls())
        .isEqualTo(Map.of("transactWriteItems", Table.MANY_TRIES, "updateItem", 1));
    assertThat(ledger.funds(chat.workspace()).reserved()).isEqualTo(12);
    assertThat(due()).extracting(Due::key).containsExactly(text.id());

    deliveries.settle(accepted, Fresh.NOW);
    deliveries.settle(accepted, Fresh.NOW);

    assertThat(deliveries.get(text.id()).orElseThrow().charged()).isEqualTo(12);
    assertThat(ledger.funds(chat.workspace()).reserved()).isZero();
    assertThat(due()).isEmpty();
    assertThat(Books.of(ledger, chat.workspace()).lines())
        .containsExactlyInAnyOrder(
            "credit 100 credits", "reserve 12 credits", "capture 12 credits");
    Books.of(ledger, chat.workspace()).addUp();
  }

  private List<Due<DeliveryId>> due() {
    return Fresh.listed(page -> deliveries.due(Fresh.NOW, page));
  }

  /** A text of 12 units, by a carrier that does not report. */
  private Delivery reserved() {
    assertThat(ledger.credit(chat.workspace(), Entry.credit("paid", 100, Fresh.NOW)))
        .isEqualTo(Ledger.Credited.BOOKED);
    Delivery text =
        Fresh.delivery(Fresh.reply(chat, "r1", 0), Slot.XMS, Status.SENDING, 1)
            .paidWith(Charge.owed(12, 1, false));
    return switch (deliveries.open(text, Optional.empty(), Optional.of(0L))) {
      case Opened.Put(Delivery put) -> put;
      case Opened.Taken _, Opened.NoFunds _ -> throw new AssertionError("it could be paid");
    };
  }

  /** As often as it is tried in one step. */
  private void balanceIsBusy() {
    db.calls().reset();
    for (int k = 1; k <= Table.MANY_TRIES; k++) {
      db.calls().failBefore(k, held());
    }
  }
}
