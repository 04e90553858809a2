package io.followup.domain.followup;

import io.followup.domain.carrier.AlimTalkCarrier;
import io.followup.domain.carrier.LineCarrier;
import io.followup.domain.carrier.MailCarrier;
import io.followup.domain.carrier.Reports;
import io.followup.domain.carrier.XmsCarrier;
import io.followup.domain.contact.Suppressions;
import io.followup.domain.price.Prices;
import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Stores;
import io.followup.domain.workflow.Continuations;
import java.time.Clock;
import java.util.Optional;

/** The ways of telling a claim, each over its carrier. */
public record Ways(
    Stores stores,
    ChatRoom room,
    Continuations continuations,
    Suppressions suppressions,
    Notices notices,
    Prices prices,
    Clock clock) {
  public TellClaim email(MailCarrier carrier) {
    return tell(new EmailWay(carrier, obstacles(), notices, tariff()), Optional.empty());
  }

  /**
   * The text, which stands behind the messenger.
   *
   * @param reports where the messenger's vendor is asked
   * @param take who takes what it reports
   */
  public TellClaim xms(XmsCarrier carrier, Reports reports, TakeReport take) {
    MessengerSaid messenger = new MessengerSaid(stores, reports, take, clock);
    return tell(new XmsWay(carrier, obstacles(), notices, tariff()), Optional.of(messenger));
  }

  /** The way that is tried before xms; what follows is AskMessenger's to say. */
  public TellClaim messenger(AlimTalkCarrier alimTalk, LineCarrier line) {
    return tell(new MessengerWay(alimTalk, line, obstacles(), notices, tariff()), Optional.empty());
  }

  private TellClaim tell(Way way, Optional<MessengerSaid> messenger) {
    return new TellClaim(
        stores, room, continuations, new KeepBlock(suppressions, clock), way, messenger, clock);
  }

  private Obstacles obstacles() {
    return new Obstacles(suppressions);
  }

  private Tariff tariff() {
    return new Tariff(prices, clock);
  }
}
