package io.followup.domain.followup;

import io.followup.domain.carrier.MailCarrier;
import io.followup.domain.carrier.MailNotice;
import io.followup.domain.contact.Customer;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Kind;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Reason;
import io.followup.domain.reply.Reply;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import java.util.List;
import java.util.Optional;

/** By email. */
final class EmailWay implements Way {
  private final MailCarrier carrier;
  private final Obstacles obstacles;
  private final Notices notices;
  private final Tariff tariff;

  EmailWay(MailCarrier carrier, Obstacles obstacles, Notices notices, Tariff tariff) {
    this.carrier = carrier;
    this.obstacles = obstacles;
    this.notices = notices;
    this.tariff = tariff;
  }

  @Override
  public Slot slot() {
    return Slot.EMAIL;
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public boolean isLast() {
    return true;
  }

  @Override
  public Kind kind(Customer customer, Settings settings) {
    return Kind.EMAIL;
  }

  @Override
  public Optional<Reason> obstacle(boolean opening, Customer customer, Workspace workspace) {
    return obstacles.email(customer, workspace);
  }

  @Override
  public Ready ready(
      DeliveryId delivery, List<Reply> replies, Customer customer, Workspace workspace) {
    MailNotice notice = notices.mail(delivery, replies, customer, workspace);
    return new Ready(
        Kind.EMAIL,
        notice.to().masked(),
        Charge.owed(tariff.of(workspace, Kind.EMAIL, Optional.empty(), 1), 1, false),
        Optional.empty(),
        Optional.empty(),
        () -> carrier.send(notice));
  }
}
