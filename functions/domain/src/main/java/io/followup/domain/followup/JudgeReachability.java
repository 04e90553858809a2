package io.followup.domain.followup;

import io.followup.domain.chat.Chats;
import io.followup.domain.contact.Asked;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.contact.Suppressions;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Kind;
import io.followup.domain.followup.Reachability.Prospect;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.ledger.Funds;
import io.followup.domain.ledger.Ledger;
import io.followup.domain.outcome.Reason;
import io.followup.domain.presence.Presence;
import io.followup.domain.presence.Whereabouts;
import io.followup.domain.price.Prices;
import io.followup.domain.settings.Workspace;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Judges what would become of a reply, by the rules that decide it when it comes. It promises
 * nothing: a carrier has the last word, and the customer may come back.
 */
public final class JudgeReachability {
  /** What another address would change. */
  private static final Set<Reason> ADDRESSES =
      EnumSet.of(Reason.NO_CONTACT, Reason.LANDLINE, Reason.INVALID_ADDRESS);

  private final Whereabouts whereabouts;
  private final Chats chats;
  private final Obstacles obstacles;
  private final Tariff tariff;
  private final Ledger ledger;
  private final Clock clock;

  public JudgeReachability(
      Whereabouts whereabouts,
      Chats chats,
      Suppressions suppressions,
      Prices prices,
      Ledger ledger,
      Clock clock) {
    this.whereabouts = whereabouts;
    this.chats = chats;
    this.obstacles = new Obstacles(suppressions);
    this.tariff = new Tariff(prices, clock);
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Empty where nobody told us of the customer and they were never here.
   *
   * @param opening whether the reply would be an opening; where it is not said, the chat's opener
   *     decides (F5)
   */
  public Optional<Reachability> judge(
      Workspace workspace, CustomerKey key, Optional<ChatId> chat, Optional<Boolean> opening) {
    Whereabouts.Known there = whereabouts.known(key);
    Customer customer = there.customer().opened();
    Presence presence = there.presence();
    boolean known = customer.known() || !customer.devices().isEmpty() || wasHere(presence);
    return known
        ? Optional.of(
            judge(
                workspace,
                customer,
                presence instanceof Presence.Online,
                isOpening(key, chat, opening)))
        : Optional.empty();
  }

  private static boolean wasHere(Presence presence) {
    return switch (presence) {
      case Presence.Online _ -> true;
      case Presence.Offline(var since, var lastActive) ->
          since.isPresent() || lastActive.isPresent();
    };
  }

  private boolean isOpening(
      CustomerKey customer, Optional<ChatId> chat, Optional<Boolean> opening) {
    return opening
        .or(() -> chat.map(id -> chats.get(customer.chat(id)).isOpening(opening)))
        .orElse(false);
  }

  private Reachability judge(
      Workspace workspace, Customer customer, boolean online, boolean opening) {
    Optional<Reason> noMessenger = obstacles.messenger(opening, customer, workspace);
    Optional<Reason> noXms = obstacles.xms(customer, workspace);
    Optional<Reason> noEmail = obstacles.email(customer, workspace);
    List<Kind> texts = new ArrayList<>();
    if (noMessenger.isEmpty()) {
      MessengerWay.choice(customer, workspace.settings()).ifPresent(texts::add);
    }
    if (noXms.isEmpty()) {
      texts.add(Kind.SMS);
    }
    List<Asked> ask = new ArrayList<>();
    if (noXms.filter(ADDRESSES::contains).isPresent()) {
      ask.add(Asked.PHONE);
    }
    if (noEmail.filter(ADDRESSES::contains).isPresent()) {
      ask.add(Asked.EMAIL);
    }
    Optional<String> country = customer.phone().map(PhoneNumber::country);
    List<Kind> paid = paid(workspace, texts, country);
    Optional<Reason> noText = texts.isEmpty() ? noXms : Optional.of(Reason.NO_FUNDS);
    UnaryOperator<Prospect> priced = prospect -> priced(prospect, workspace, country);
    return new Reachability(
        online,
        Stream.of(
                prospect(Channel.PUSH, List.of(Kind.PUSH), Obstacles.push(customer)),
                prospect(Channel.TEXT, paid, paid.isEmpty() ? noText : Optional.empty()),
                prospect(Channel.EMAIL, List.of(Kind.EMAIL), noEmail))
            .map(priced)
            .toList(),
        ask);
  }

  /**
   * Of which one part could be reserved now (M2). The money is looked at only where texts may go.
   */
  private List<Kind> paid(Workspace workspace, List<Kind> texts, Optional<String> country) {
    if (texts.isEmpty()) {
      return texts;
    }
    Funds funds = ledger.funds(workspace.id());
    YearMonth month = Funds.month(clock.instant());
    Optional<Long> cap = workspace.settings().monthlyCap();
    return texts.stream()
        .filter(kind -> funds.purse(tariff.of(workspace, kind, country, 1), month, cap).isPresent())
        .toList();
  }

  private static Prospect prospect(Channel channel, List<Kind> kinds, Optional<Reason> obstacle) {
    return new Prospect(channel, obstacle.isPresent() ? List.of() : kinds, Map.of(), obstacle);
  }

  /** In Korea a long text is an LMS, and costs what that does. */
  private Prospect priced(Prospect prospect, Workspace workspace, Optional<String> country) {
    Map<Kind, Long> prices = new EnumMap<>(Kind.class);
    for (Kind kind : prospect.kinds()) {
      prices.put(kind, tariff.of(workspace, kind, country, 1));
      if (kind == Kind.SMS && country.filter("KR"::equals).isPresent()) {
        prices.put(Kind.LMS, tariff.of(workspace, Kind.LMS, country, 1));
      }
    }
    return new Prospect(prospect.channel(), prospect.kinds(), prices, prospect.obstacle());
  }
}
