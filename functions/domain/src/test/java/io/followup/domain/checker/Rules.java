package io.followup.domain.checker;

import static io.followup.domain.checker.Broken.unless;

import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.LineNotice;
import io.followup.domain.carrier.MailNotice;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Claim;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.chat.Position;
import io.followup.domain.contact.Customers;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.FakeNotices;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.Ports;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.presence.Presence;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.workflow.Workflow.At;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What must hold: when a carrier is asked, when an outcome is written, and where nothing is left to
 * happen. What is true is seen in the stores themselves, whatever functions are shown of them.
 */
final class Rules {
  /** The outcomes that there are, and when the chat was claimed last. */
  record Ends(List<Optional<Settlement>> of, Optional<Instant> claimed) {
    static final Ends NONE = new Ends(List.of(), Optional.empty());
  }

  /** The shortest between two attempts. */
  private static final Duration GAP = Duration.ofSeconds(5);

  private static final Duration LEASE = Duration.ofMinutes(15);
  private static final String EDITED = "Your parcel is at the back door, r";

  private final Ports truth;
  private final ChatKey chat;
  private final Scenario scenario;
  private final Accounts accounts;

  Rules(Ports truth, ChatKey chat, Scenario scenario) {
    this.truth = truth;
    this.chat = chat;
    this.scenario = scenario;
    this.accounts = new Accounts(truth.ledger(), chat.workspace(), scenario);
  }

  static ReplyId id(int reply) {
    return new ReplyId("r" + reply);
  }

  private static int number(ReplyId id) {
    return id.value().charAt(1) - '0';
  }

  static String edited(int reply) {
    return EDITED + reply;
  }

  Reply written(int reply, Instant at) {
    return Fresh.reply(chat, id(reply).value(), new Position(at, at));
  }

  /** Where a reply stands that is stored. */
  Position position(int reply) {
    return present(reply).orElseThrow().reply().position();
  }

  private Optional<StoredReply.Present> present(int reply) {
    return truth
        .replies()
        .get(chat.reply(id(reply)))
        .flatMap(
            stored ->
                stored instanceof StoredReply.Present present
                    ? Optional.of(present)
                    : Optional.empty());
  }

  private List<Delivery> deliveries() {
    List<Delivery> all = new ArrayList<>();
    for (int reply = 0; reply < scenario.replies(); reply++) {
      all.addAll(truth.deliveries().of(new Run(chat, id(reply), 0).followUp()));
    }
    return all;
  }

  // ---- what is true --------------------------------------------------------------------------

  /** What a careful reader would find now, wherever it is kept. */
  long visible() {
    return seen() | deleted() | reached();
  }

  private long seen() {
    Chat there = truth.chats().get(chat);
    Optional<Instant> active = active();
    long facts = 0;
    for (int reply = 0; reply < scenario.replies(); reply++) {
      Optional<Position> at = present(reply).map(stored -> stored.reply().position());
      if (at.filter(there::hasRead).isPresent()) {
        facts |= Fact.READ.of(reply);
      }
      if (at.filter(p -> active.filter(p.at()::isBefore).isPresent()).isPresent()) {
        facts |= Fact.ACTIVE.of(reply);
      }
    }
    return facts;
  }

  private Optional<Instant> active() {
    return Stream.concat(
            truth.presences().get(chat.owner()).lastActive().stream(),
            truth
                .customers()
                .lastSeen(chat.owner())
                .flatMap(Customers.LastSeen::lastActive)
                .stream())
        .max(Instant::compareTo);
  }

  private long deleted() {
    long facts = 0;
    for (int reply = 0; reply < scenario.replies(); reply++) {
      if (present(reply).filter(StoredReply.Present::deleted).isPresent()) {
        facts |= Fact.DELETED.of(reply);
      }
    }
    return facts;
  }

  private long reached() {
    long facts = 0;
    for (Delivery delivery : deliveries()) {
      for (ReplyId reply : delivery.tells()) {
        facts |= delivery.reached() ? Fact.REACHED.of(number(reply)) : 0;
        facts |= delivery.acknowledged() ? Fact.RECEIPT.of(number(reply)) : 0;
      }
    }
    return facts;
  }

  /** What a call knows once it has looked there. */
  long looked(String port, long looks) {
    return switch (port) {
      case "Chats.get" -> looks | (seen() & all(Fact.READ));
      case "Presences.get" -> looks | (seen() & all(Fact.ACTIVE));
      case "Replies.get", "Replies.getAll", "Batch.look" -> looks | deleted();
      case "Deliveries.getAll", "Batch.sent" -> looks | reached();
      default -> looks;
    };
  }

  private static long all(Fact fact) {
    long all = 0;
    for (int reply = 0; reply < Fact.REPLIES; reply++) {
      all |= fact.of(reply);
    }
    return all;
  }

  // ---- when a carrier is asked ---------------------------------------------------------------

  /** A carrier was asked, and answered so; what is true from now on. */
  long carried(Slot slot, Object notice, Answer answer, long looks, long facts, Instant now) {
    DeliveryId delivery = delivery(notice);
    inTime(delivery, now);
    int followUp = followUp(delivery);
    long after = facts;
    List<ReplyId> tells = tells(notice);
    unless(!tells.isEmpty(), "R6", "a notice tells nothing");
    for (ReplyId id : tells) {
      int reply = number(id);
      String what = id + " by " + delivery.slot();
      unless(!Fact.READ.isIn(looks, reply), "R6: told though it was read", what);
      unless(!Fact.ACTIVE.isIn(looks, reply), "R6: told though active since", what);
      unless(!Fact.DELETED.isIn(looks, reply), "R6: told though it was deleted", what);
      if (slot != Slot.PUSH) {
        unless(!Fact.IN_TIME.isIn(facts, reply), "I3: told after its receipt", what);
      }
      if (perhapsTold(answer)) {
        long told = Fact.told(slot, followUp, reply);
        boolean sameNotice = slot == Slot.MESSENGER && (after & told) != 0;
        unless(sameNotice || !Fact.isTold(after, slot, reply), "I2: told twice", what);
        after |= told;
      }
    }
    return after;
  }

  /** Nobody is told too soon: by text and email while a phone has its time, or a gap runs. */
  private void inTime(DeliveryId asked, Instant now) {
    Delivery own = truth.deliveries().get(asked).orElseThrow();
    accounts.asked(own);
    own.tries().stream()
        .map(Delivery.Try::at)
        .reduce((_, last) -> last)
        .ifPresent(
            last ->
                unless(
                    !last.plus(GAP).isAfter(own.at()), "F11: asked again too soon", asked.value()));
    if (asked.slot() == Slot.XMS) {
      boolean messenger =
          truth
              .chats()
              .get(chat)
              .claim(asked.followUp())
              .filter(claim -> claim.isMessengersTurn(now))
              .isPresent();
      unless(
          !messenger || isOver(new DeliveryId(asked.followUp(), Slot.MESSENGER)),
          "F4: a text while the messenger has its time",
          asked.value());
    }
    if (asked.slot() != Slot.PUSH && !scenario.mayStall()) {
      Optional<Delivery> push = truth.deliveries().get(new DeliveryId(asked.followUp(), Slot.PUSH));
      unless(
          push.filter(there -> there.status().isPerhapsOut())
              .filter(there -> there.at().plus(scenario.receiptWait()).isAfter(now))
              .isEmpty(),
          "F1: told while a phone has its time",
          asked.value());
    }
  }

  private boolean isOver(DeliveryId messenger) {
    return truth
        .deliveries()
        .get(messenger)
        .filter(there -> wasRefused(there) || there.status() == Status.NOTHING)
        .filter(there -> !there.reason().equals(Optional.of(Reason.TEXTED)))
        .isPresent();
  }

  /** Whatever its carrier reports after that. */
  private static boolean wasRefused(Delivery messenger) {
    return messenger.status() == Status.REFUSED
        || messenger.receipts().stream().anyMatch(it -> it.kind().equals(Status.REFUSED.word()));
  }

  private static boolean perhapsTold(Answer answer) {
    return switch (answer) {
      case Answer.Accepted _, Answer.Unknown _ -> true;
      case Answer.Refused _, Answer.Deferred _ -> false;
    };
  }

  private static DeliveryId delivery(Object notice) {
    return switch (notice) {
      case PushNotice push -> push.delivery();
      case AlimTalkNotice talk -> talk.delivery();
      case LineNotice line -> line.delivery();
      case XmsNotice xms -> xms.delivery();
      case MailNotice mail -> mail.delivery();
      default -> throw new AssertionError("no such notice: " + notice);
    };
  }

  private static List<ReplyId> tells(Object notice) {
    return switch (notice) {
      case PushNotice push -> FakeNotices.tells(push.text());
      case AlimTalkNotice talk -> FakeNotices.tells(talk.words().preview());
      case LineNotice line -> FakeNotices.tells(line.text());
      case XmsNotice xms -> FakeNotices.tells(xms.text());
      case MailNotice mail -> mail.lines().stream().map(line -> new ReplyId(line.text())).toList();
      default -> throw new AssertionError("no such notice: " + notice);
    };
  }

  private int followUp(DeliveryId delivery) {
    for (int reply = 0; reply < scenario.replies(); reply++) {
      if (new Run(chat, id(reply), 0).followUp().equals(delivery.followUp())) {
        return reply;
      }
    }
    throw new AssertionError("no such follow-up: " + delivery);
  }

  // ---- when something was written ------------------------------------------------------------

  Ends ends() {
    List<Optional<Settlement>> all = new ArrayList<>();
    for (int reply = 0; reply < scenario.replies(); reply++) {
      all.add(present(reply).flatMap(StoredReply.Present::settlement));
    }
    return new Ends(all, truth.chats().get(chat).lastClaimAt());
  }

  /** Whether a carrier was asked by text or email since. */
  private boolean isTold(Instant claimed) {
    return deliveries().stream()
        .filter(delivery -> delivery.channel() != Channel.PUSH && delivery.wasAsked())
        .anyMatch(delivery -> !delivery.at().isBefore(claimed));
  }

  /** Something was written by this port call; what is true from now on. */
  long changed(String port, Ends before, long facts, long looks, Instant now) {
    long after = facts | visible();
    Ends there = ends();
    if (port.startsWith("Deliveries.")) {
      accounts.agree(deliveries());
    }
    if (there.claimed().isPresent() && !there.claimed().equals(before.claimed())) {
      unless(
          before.claimed().filter(last -> last.plus(scenario.gap()).isAfter(now)).isEmpty(),
          "F7: claimed within the gap",
          there.toString());
    }
    List<Optional<Settlement>> ends = there.of();
    for (int reply = 0; reply < scenario.replies(); reply++) {
      Optional<Settlement> then = before.of().get(reply);
      Optional<Settlement> end = ends.get(reply);
      if (!then.equals(end)) {
        unless(then.isEmpty(), "I1: a second outcome", id(reply) + " " + then + " " + end);
        if (port.equals("Chats.acknowledge")) {
          after |= Fact.IN_TIME.of(reply);
        }
        ended(reply, end.orElseThrow(), after, looks);
      }
    }
    if (there.claimed().isEmpty()) {
      unless(
          before.claimed().filter(this::isTold).isEmpty(),
          "F7: a claim that told leaves its gap",
          before.toString());
    }
    return after;
  }

  private void ended(int reply, Settlement end, long facts, long looks) {
    String what = id(reply) + " ends " + end.outcome() + " " + end.reason();
    if (end.outcome() != Outcome.REACHED) {
      unless(!Fact.REACHED.isIn(looks, reply), "D2: a delivery had reached the customer", what);
    }
    boolean seen = Fact.READ.isIn(facts, reply) || Fact.ACTIVE.isIn(facts, reply);
    boolean knownSeen = Fact.READ.isIn(looks, reply) || Fact.ACTIVE.isIn(looks, reply);
    switch (end.outcome()) {
      case REACHED ->
          unless(Fact.REACHED.isIn(facts, reply), "D2: nothing had reached anybody", what);
      case SEEN -> unless(seen, "R4: neither read nor active since", what);
      case NOT_WANTED -> unless(Fact.DELETED.isIn(facts, reply), "D2: nobody deleted it", what);
      case STALE -> throw new Broken("R2: nobody looked for a day: " + what);
      case FAILED -> {
        unless(!knownSeen, "D2: it was seen", what);
        unless(!Fact.DELETED.isIn(looks, reply), "D2: it was deleted", what);
        unless(
            deliveries().stream().anyMatch(delivery -> delivery.askedAbout(id(reply))),
            "D2: no carrier was asked",
            what);
        unless(
            deliveries().stream().anyMatch(Rules::isEndedMail),
            "D2: a channel was still to come",
            what);
      }
      case UNREACHABLE -> throw new Broken("F3: both channels were possible: " + what);
    }
  }

  private static boolean isEndedMail(Delivery delivery) {
    return delivery.id().slot() == Slot.EMAIL
        && delivery.status() != Status.SENDING
        && delivery.status() != Status.RETRY;
  }

  /** Whoever did it has been told that it was taken. */
  void took(Deed deed) {
    int reply = deed.reply();
    switch (deed.what()) {
      case RECEIVE -> unless(has(Fact.RECEIPT, reply), "D1: a receipt is lost", id(reply).value());
      case DELETE ->
          unless(
              has(Fact.DELETED, reply) || present(reply).isEmpty(),
              "R6: a delete is lost",
              id(reply).value());
      case READ -> unless(has(Fact.READ, reply), "R4: a read is lost", id(reply).value());
      case ACCEPT, BEAT, LEAVE, WRITE, EDIT, DELIVERED, REFUSED, TTL, STOP -> {}
    }
  }

  private boolean has(Fact fact, int reply) {
    return fact.isIn(visible(), reply);
  }

  // ---- when nobody is at work ----------------------------------------------------------------

  /** R3, P7: nobody is at work, and whoever is gone is followed up. The stores show this state. */
  void still(State state) {
    Presence presence = truth.presences().get(chat.owner()).at(state.now());
    // What the release before was at work on is gone, and only the chat knows of it.
    if (presence instanceof Presence.Offline && !scenario.isOld()) {
      for (OpenReply open : truth.chats().get(chat).open().values()) {
        unless(
            isFollowedUp(state, new Run(chat, open.id(), open.round())),
            "P7: the customer is gone and nobody follows up",
            open.id().value());
      }
    }
    for (Claim claim : truth.chats().get(chat).claims().values()) {
      boolean refused =
          truth
              .deliveries()
              .get(new DeliveryId(claim.followUp(), Slot.MESSENGER))
              .filter(there -> there.status() == Status.REFUSED)
              .isPresent();
      boolean texted =
          claim.text().isPresent()
              || truth.deliveries().get(new DeliveryId(claim.followUp(), Slot.XMS)).isPresent();
      unless(
          !refused || texted, "R9: the messenger refused and nobody texts", claim.began().value());
    }
  }

  /** By an execution, or by a message that ends a gap. */
  private static boolean isFollowedUp(State state, Run run) {
    boolean runs =
        state.executions().values().stream()
            .anyMatch(execution -> !execution.ended() && execution.run().equals(run));
    return runs
        || state.waiting().stream()
            .anyMatch(
                errand ->
                    errand instanceof Errand.GoOn(_, var message) && message.run().equals(run));
  }

  /** Nobody is at work: the sweep will look in time, should nobody else (R6). */
  void due(State state) {
    Chat there = truth.chats().get(chat);
    boolean listed = state.waiting().stream().anyMatch(Errand.Swept.class::isInstance);
    if (listed || there.isEmpty() || !Trouble.isEveryDay(scenario.troubles(), state.troubles())) {
      return;
    }
    Instant due = there.due().orElseThrow(() -> new Broken("R6: nobody will look"));
    Instant right = there.dueAnew().due().orElseThrow();
    // Who is here, or has just been told, is not told before; and one reply waits as another does.
    Instant latest = there.claims().isEmpty() ? right.plus(LEASE) : right;
    unless(!due.isAfter(latest), "R6: the sweep looks too late", due + " for " + right);
  }

  /** The functions start something. */
  void starts(Errand by, Run run, Optional<At> at, boolean everyDay, Instant now) {
    Chat there = truth.chats().get(chat);
    // Of two who look at once, one may have looked before the other wrote.
    boolean alone = scenario.alive() == 1;
    if (alone && (by instanceof Errand.Look || by instanceof Errand.Swept)) {
      boolean waits =
          there
              .openReply(run.reply())
              .filter(open -> open.round() == run.round() && open.started())
              .filter(open -> open.wakeAt().isAfter(now))
              .isPresent();
      unless(!waits, "R2: started though somebody has time", run.execution());
    }
    unless(
        !(by instanceof Errand.Swept && everyDay && !scenario.isSwept()),
        "R7: nobody came but the sweep",
        run.execution() + at);
  }

  /** A reply that the release before has accepted, and that its execution died with. */
  void keepAsBefore(Instant at) {
    Reply reply = written(0, at);
    unless(
        truth.replies().accept(reply, Fresh.WAIT) == Replies.Stored.STORED, "", "nothing is kept");
    Chat there = truth.chats().get(chat);
    OpenReply old = new OpenReply(reply.id(), reply.position(), reply.opening());
    OpenReply started =
        new OpenReply(
            old.id(), old.position(), old.opening(), 0, true, old.receiptWait(), old.wakeAt());
    boolean _ = truth.chats().write(new ChatChange(there, there.with(started), List.of()));
  }

  /** Nothing is left to happen. The stores show this state. */
  void atRest(State state) {
    Chat there = truth.chats().get(chat);
    unless(there.isEmpty(), "I1: nobody will look", there.toString());
    boolean calm = state.troubles() == scenario.troubles();
    accounts.atRest();
    List<Delivery> all = deliveries();
    for (Delivery delivery : all) {
      unless(
          delivery.status() != Status.SENDING && delivery.status() != Status.RETRY,
          "I1: a delivery waits for ever",
          delivery.id() + " " + delivery.status());
      unless(!calm || delivery.status() != Status.UNKNOWN, "U1: unknown", delivery.toString());
    }
    for (int reply = 0; reply < scenario.replies(); reply++) {
      int one = reply;
      present(reply).ifPresent(stored -> atRest(state, one, stored, calm));
      for (Delivery messenger : all) {
        if (messenger.id().slot() == Slot.MESSENGER) {
          doubled(state, reply, messenger);
        }
      }
    }
  }

  private void atRest(State state, int reply, StoredReply.Present stored, boolean calm) {
    unless(stored.settlement().isPresent(), "I1: no outcome", id(reply).value());
    long facts = state.facts();
    boolean untouched =
        !Fact.READ.isIn(facts, reply)
            && !Fact.ACTIVE.isIn(facts, reply)
            && !Fact.DELETED.isIn(facts, reply)
            && !Fact.RECEIPT.isIn(facts, reply);
    if (calm && untouched) {
      boolean text =
          Fact.isTold(facts, Slot.XMS, reply) || Fact.isTold(facts, Slot.MESSENGER, reply);
      boolean email = Fact.isTold(facts, Slot.EMAIL, reply);
      unless(
          (text || scenario.hasCreditsAlone()) && email,
          "F3: not told on both channels",
          id(reply).value());
    }
  }

  /** I4: one of the two reaches the customer, save the double that is recorded. */
  private void doubled(State state, int reply, Delivery messenger) {
    int followUp = followUp(messenger.id());
    boolean texted = (state.facts() & Fact.told(Slot.XMS, followUp, reply)) != 0;
    boolean delivered =
        messenger.channel() == Channel.TEXT
            && messenger.tells().contains(id(reply))
            && messenger.reached();
    if (texted && delivered) {
      unless(
          messenger.receipts().stream().anyMatch(Receipt::late),
          "I4: text and messenger, and nobody wrote it down",
          messenger.toString());
    }
  }
}
