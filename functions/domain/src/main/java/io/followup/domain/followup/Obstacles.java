package io.followup.domain.followup;

import io.followup.domain.contact.Customer;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.contact.Reach;
import io.followup.domain.contact.Suppressions;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Kind;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import java.util.Optional;

/** Why a customer cannot be told by a channel, if so; the first reason that holds. */
final class Obstacles {
  private final Suppressions suppressions;

  Obstacles(Suppressions suppressions) {
    this.suppressions = suppressions;
  }

  static Optional<Reason> push(Customer customer) {
    return push(Reach.of(customer));
  }

  static Optional<Reason> push(Reach reach) {
    if (reach.stopped().contains(Channel.PUSH)) {
      return Optional.of(Reason.STOPPED);
    }
    return reach.liveDevices() == 0 ? Optional.of(Reason.NO_DEVICE) : Optional.empty();
  }

  /**
   * @param opening whether a reply is told that begins a conversation (F5)
   */
  Optional<Reason> messenger(boolean opening, Customer customer, Workspace workspace) {
    if (opening) {
      return Optional.of(Reason.OPENING);
    }
    Settings settings = workspace.settings();
    if (!settings.hasMessenger()) {
      return Optional.of(Reason.NOT_SET_UP);
    }
    return text(customer, workspace)
        .or(
            () ->
                MessengerWay.choice(customer, settings)
                    .map(kind -> unreachable(kind, customer))
                    .orElseGet(() -> Optional.of(Reason.NO_CONTACT)));
  }

  /** LINE takes a message to who has blocked the channel, too; its webhooks told us who has. */
  private Optional<Reason> unreachable(Kind kind, Customer customer) {
    return kind == Kind.LINE
        ? suppressions.of(
            customer.key().workspace(), Kind.LINE, customer.lineUserId().orElseThrow())
        : suppressed(customer, Kind.SMS).or(() -> suppressed(customer, Kind.ALIMTALK));
  }

  Optional<Reason> xms(Customer customer, Workspace workspace) {
    Optional<Reason> off = text(customer, workspace);
    if (off.isPresent()) {
      return off;
    }
    if (customer.phone().isEmpty()) {
      return Optional.of(Reason.NO_CONTACT);
    }
    return customer.phone().filter(PhoneNumber::canText).isEmpty()
        ? Optional.of(Reason.LANDLINE)
        : suppressed(customer, Kind.SMS);
  }

  Optional<Reason> email(Customer customer, Workspace workspace) {
    if (!workspace.settings().ask().email()) {
      return Optional.of(Reason.CHANNEL_OFF);
    }
    if (customer.stopped().contains(Channel.EMAIL)) {
      return Optional.of(Reason.STOPPED);
    }
    return customer
        .email()
        .map(address -> suppressions.of(workspace.id(), Kind.EMAIL, address.mailbox()))
        .orElseGet(() -> Optional.of(Reason.NO_CONTACT));
  }

  /** What stands against any text, by messenger or not (S1, S2, S6). */
  private static Optional<Reason> text(Customer customer, Workspace workspace) {
    if (!workspace.settings().ask().phone()) {
      return Optional.of(Reason.CHANNEL_OFF);
    }
    if (customer.stopped().contains(Channel.TEXT)) {
      return Optional.of(Reason.STOPPED);
    }
    return workspace.paymentMethod()
        ? Optional.empty()
        : Optional.of(Reason.PAYMENT_METHOD_REQUIRED);
  }

  /** Whether the customer's number is to be left alone, by any text or by AlimTalk alone (S6). */
  private Optional<Reason> suppressed(Customer customer, Kind kind) {
    return customer
        .phone()
        .flatMap(to -> suppressions.of(customer.key().workspace(), kind, to.e164()));
  }
}
