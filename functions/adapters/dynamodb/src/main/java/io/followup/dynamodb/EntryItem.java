package io.followup.dynamodb;

import io.followup.domain.delivery.Purse;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.Entry;
import java.util.Locale;

/**
 * An entry of a ledger. It stands by its id, so that it is written once, and is listed by the index
 * that lists replies.
 */
final class EntryItem {
  static final String UNITS = "units";
  private static final String KIND = "kind";
  private static final String FROM = "from";
  private static final String DELIVERY = "delivery";

  private EntryItem() {}

  static NewItem of(WorkspaceId workspace, Entry entry) {
    Fields fields =
        new Fields()
            .with(ReplyItem.CUSTOMER_PK, Values.text(Key.entriesPk(workspace)))
            .with(ReplyItem.ACCEPTED, Values.instant(entry.at()))
            .with(KIND, Values.text(entry.kind().word()))
            .with(UNITS, Values.number(entry.units()))
            .with(FROM, Values.text(entry.from().word()))
            .with(DELIVERY, entry.delivery().map(id -> Values.text(id.value())));
    return new NewItem(Key.entry(workspace, entry), fields).whenAbsent();
  }

  static Entry entry(Item item) {
    return new Entry(
        Key.parts(Key.of(item).pk()).getLast(),
        item.instant(ReplyItem.ACCEPTED),
        Entry.Kind.valueOf(item.text(KIND).toUpperCase(Locale.ROOT)),
        item.number(UNITS),
        Purse.valueOf(item.text(FROM).toUpperCase(Locale.ROOT)),
        item.maybeText(DELIVERY).flatMap(DeliveryId::parse));
  }
}
