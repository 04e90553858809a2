package io.followup.domain.followup;

import io.followup.domain.carrier.AlimTalkCarrier;
import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.LineCarrier;
import io.followup.domain.carrier.LineNotice;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Reason;
import io.followup.domain.reply.Reply;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import java.util.List;
import java.util.Optional;

/** By AlimTalk or LINE, where the customer has one and the workspace has set it up (F4). */
final class MessengerWay implements Way {
  private static final int SHOWN_OF_LINE_ID = 3;

  private final AlimTalkCarrier alimTalk;
  private final LineCarrier line;
  private final Obstacles obstacles;
  private final Notices notices;
  private final Tariff tariff;

  MessengerWay(
      AlimTalkCarrier alimTalk,
      LineCarrier line,
      Obstacles obstacles,
      Notices notices,
      Tariff tariff) {
    this.alimTalk = alimTalk;
    this.line = line;
    this.obstacles = obstacles;
    this.notices = notices;
    this.tariff = tariff;
  }

  @Override
  public Slot slot() {
    return Slot.MESSENGER;
  }

  @Override
  public Channel channel() {
    return Channel.TEXT;
  }

  @Override
  public boolean isLast() {
    return false;
  }

  @Override
  public Kind kind(Customer customer, Settings settings) {
    return named(customer, settings);
  }

  /** What its delivery is called, also where the customer has none. */
  static Kind named(Customer customer, Settings settings) {
    return choice(customer, settings)
        .orElse(settings.text().alimTalk().isPresent() ? Kind.ALIMTALK : Kind.LINE);
  }

  /** AlimTalk for a Korean number, else LINE for who is known there, else none. */
  static Optional<Kind> choice(Customer customer, Settings settings) {
    boolean korean =
        customer
            .phone()
            .filter(PhoneNumber::canText)
            .filter(phone -> phone.country().equals("KR"))
            .isPresent();
    if (korean && settings.text().alimTalk().isPresent()) {
      return Optional.of(Kind.ALIMTALK);
    }
    return customer.lineUserId().isPresent() && settings.text().line().isPresent()
        ? Optional.of(Kind.LINE)
        : Optional.empty();
  }

  @Override
  public Optional<Reason> obstacle(boolean opening, Customer customer, Workspace workspace) {
    return obstacles.messenger(opening, customer, workspace);
  }

  @Override
  public Ready ready(
      DeliveryId delivery, List<Reply> replies, Customer customer, Workspace workspace) {
    return kind(customer, workspace.settings()) == Kind.ALIMTALK
        ? alimTalk(notices.alimTalk(delivery, replies, customer, workspace), workspace)
        : line(notices.line(delivery, replies, customer, workspace), workspace);
  }

  private Ready alimTalk(AlimTalkNotice notice, Workspace workspace) {
    return new Ready(
        Kind.ALIMTALK,
        notice.to().masked(),
        Charge.owed(
            tariff.of(workspace, Kind.ALIMTALK, Optional.of(notice.to().country()), 1), 1, true),
        alimTalk.keyLife(notice.template().vendor()),
        Optional.of(new Delivery.Via(notice.template().vendor(), notice.template().secretRef())),
        () -> alimTalk.send(notice));
  }

  private Ready line(LineNotice notice, Workspace workspace) {
    return new Ready(
        Kind.LINE,
        notice.to().substring(0, Math.min(SHOWN_OF_LINE_ID, notice.to().length() / 2)) + "***",
        Charge.owed(tariff.of(workspace, Kind.LINE, Optional.empty(), 1), 1, false),
        Optional.of(line.keyLife()),
        Optional.empty(),
        () -> line.send(notice));
  }
}
