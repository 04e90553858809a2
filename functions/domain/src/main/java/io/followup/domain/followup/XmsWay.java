package io.followup.domain.followup;

import io.followup.domain.carrier.XmsCarrier;
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.contact.Channel;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.contact.Suppressions;
import io.followup.domain.delivery.Kind;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.notice.Prices;
import io.followup.domain.record.Reason;
import io.followup.domain.reply.Reply;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import java.util.List;
import java.util.Optional;

/** By SMS or LMS. */
final class XmsWay implements Way {
  private final XmsCarrier carrier;
  private final Suppressions suppressions;
  private final Notices notices;
  private final Prices prices;

  XmsWay(XmsCarrier carrier, Suppressions suppressions, Notices notices, Prices prices) {
    this.carrier = carrier;
    this.suppressions = suppressions;
    this.notices = notices;
    this.prices = prices;
  }

  @Override
  public Slot slot() {
    return Slot.XMS;
  }

  @Override
  public Channel channel() {
    return Channel.TEXT;
  }

  @Override
  public boolean isLast() {
    return true;
  }

  @Override
  public Kind kind(Customer customer, Settings settings) {
    return Kind.SMS;
  }

  @Override
  public Optional<Reason> obstacle(boolean opening, Customer customer, Workspace workspace) {
    Optional<Reason> off = textObstacle(customer, workspace);
    if (off.isPresent()) {
      return off;
    }
    if (customer.phone().isEmpty()) {
      return Optional.of(Reason.NO_CONTACT);
    }
    return customer.phone().filter(PhoneNumber::canText).isEmpty()
        ? Optional.of(Reason.LANDLINE)
        : suppressed(customer, suppressions);
  }

  /** Whether the customer's number is to be left alone, by messenger or not (S6). */
  static Optional<Reason> suppressed(Customer customer, Suppressions suppressions) {
    return customer
        .phone()
        .flatMap(to -> suppressions.of(customer.key().workspace(), Kind.SMS, to.e164()));
  }

  /** What stands against any text, by messenger or not (S1, S2, S6). */
  static Optional<Reason> textObstacle(Customer customer, Workspace workspace) {
    if (!workspace.settings().ask().phone()) {
      return Optional.of(Reason.CHANNEL_OFF);
    }
    if (customer.stopped().contains(Channel.TEXT)) {
      return Optional.of(Reason.STOPPED);
    }
    return workspace.paymentMethod() ? Optional.empty() : Optional.of(Reason.PAYMENT_METHOD);
  }

  @Override
  public Ready ready(
      DeliveryId delivery, List<Reply> replies, Customer customer, Workspace workspace) {
    XmsNotice notice = notices.xms(delivery, replies, customer, workspace);
    Kind kind =
        switch (notice.kind()) {
          case SMS -> Kind.SMS;
          case LMS -> Kind.LMS;
        };
    return new Ready(
        kind,
        notice.to().masked(),
        prices.of(kind.name(), notice.parts()),
        carrier.reports(notice.to()),
        Optional.empty(),
        () -> carrier.send(notice));
  }
}
