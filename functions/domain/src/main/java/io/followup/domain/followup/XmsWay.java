package io.followup.domain.followup;

import io.followup.domain.carrier.XmsCarrier;
import io.followup.domain.carrier.XmsNotice;
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

/** By SMS or LMS. */
final class XmsWay implements Way {
  private final XmsCarrier carrier;
  private final Obstacles obstacles;
  private final Notices notices;
  private final Tariff tariff;

  XmsWay(XmsCarrier carrier, Obstacles obstacles, Notices notices, Tariff tariff) {
    this.carrier = carrier;
    this.obstacles = obstacles;
    this.notices = notices;
    this.tariff = tariff;
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
    return obstacles.xms(customer, workspace);
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
        Charge.owed(
            tariff.of(workspace, kind, Optional.of(notice.to().country()), notice.parts()),
            notice.parts(),
            carrier.reports(notice.to())),
        Optional.empty(),
        Optional.empty(),
        () -> carrier.send(notice));
  }
}
