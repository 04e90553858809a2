package io.followup.domain.checker;

import io.followup.domain.fixture.Fresh;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What there is to begin with, what may be done, what may go wrong. */
final class Scenario {
  /** The calls of ports that only tell, or that nothing in any scenario changes. */
  private static final Set<String> TELLS =
      Set.of(
          "Chats.tell",
          "Events.tell",
          "Stories.steps",
          "Workspaces.get",
          "Suppressions.of",
          "Suppressions.hash",
          "Replies.textAt",
          "ShortLinks.put");

  private static final Set<Deed.What> MOVES_PRESENCE =
      Set.of(Deed.What.BEAT, Deed.What.LEAVE, Deed.What.TTL);

  private final String name;
  private final List<Deed> deeds = new ArrayList<>();
  private int replies = 1;
  private int alive = 2;
  private boolean device;
  private boolean alimTalk;
  private boolean line;
  private boolean online;
  private Duration gap = Duration.ofMinutes(1);
  private Duration receiptWait = Fresh.WAIT;
  private boolean swept;
  private boolean creditsAlone;
  private boolean old;
  private long troubles;

  private Scenario(String name) {
    this.name = name;
  }

  /** One reply, which its backend posts, to a customer who was never here and has no device. */
  static Scenario named(String name) {
    return new Scenario(name).may(Deed.What.ACCEPT);
  }

  /** A second reply. */
  Scenario twoReplies() {
    replies = 2;
    return may(Deed.What.ACCEPT, 1);
  }

  Scenario device() {
    device = true;
    return this;
  }

  Scenario alimTalk() {
    alimTalk = true;
    return this;
  }

  Scenario line() {
    line = true;
    return this;
  }

  Scenario online() {
    online = true;
    return this;
  }

  Scenario gap(Duration minGap) {
    gap = minGap;
    return this;
  }

  Scenario receiptWait(Duration wait) {
    receiptWait = wait;
    return this;
  }

  Scenario may(Deed.What what) {
    return may(what, 0);
  }

  Scenario may(Deed.What what, int reply) {
    deeds.add(new Deed(what, reply));
    return this;
  }

  Scenario trouble(Trouble trouble) {
    return trouble(trouble, 1);
  }

  Scenario trouble(Trouble trouble, int times) {
    troubles += trouble.times(times);
    return this;
  }

  /** No more calls are under way at once; two if this is not said. */
  Scenario alive(int most) {
    alive = most;
    return this;
  }

  /** Whatever waits may have to wait for the sweep. */
  Scenario swept() {
    swept = true;
    return this;
  }

  /** Its reply was accepted, and is being followed up, by the release before. */
  Scenario old() {
    old = true;
    deeds.removeIf(deed -> deed.what() == Deed.What.ACCEPT);
    return this;
  }

  String name() {
    return name;
  }

  int replies() {
    return replies;
  }

  int alive() {
    return alive;
  }

  boolean hasDevice() {
    return device;
  }

  boolean hasAlimTalk() {
    return alimTalk;
  }

  boolean hasLine() {
    return line;
  }

  boolean isOnline() {
    return online;
  }

  Duration receiptWait() {
    return receiptWait;
  }

  /** What it has in advance pays for one text, and nothing else does. */
  Scenario creditsAlone() {
    creditsAlone = true;
    return this;
  }

  boolean hasCreditsAlone() {
    return creditsAlone;
  }

  boolean isSwept() {
    return swept;
  }

  /** Whether a call may stand, or be late, for as long as a phone has time. */
  boolean mayStall() {
    return Trouble.STALLS.isIn(troubles)
        || Trouble.LATE.isIn(troubles)
        || Trouble.GIVEN_UP.isIn(troubles);
  }

  /** Whether nothing but functions on time writes the chat. */
  boolean isUndisturbed() {
    return !mayStall() && deeds.stream().allMatch(deed -> deed.what() == Deed.What.ACCEPT);
  }

  boolean isOld() {
    return old;
  }

  Duration gap() {
    return gap;
  }

  List<Deed> deeds() {
    return deeds;
  }

  long troubles() {
    return troubles;
  }

  private boolean may(Set<Deed.What> whats) {
    return deeds.stream().map(Deed::what).anyMatch(whats::contains);
  }

  /** Whether this port call says the same whenever it is made, so that nobody is met there. */
  boolean isStill(String port) {
    return TELLS.contains(port)
        || switch (port) {
          case "Presences.get" -> !may(MOVES_PRESENCE);
          case "Customers.lastSeen" -> !may(Set.of(Deed.What.TTL));
          case "Customers.get", "Customers.reach" -> !may(Set.of(Deed.What.STOP));
          case "Customers.kept" -> !may(Set.of(Deed.What.STOP, Deed.What.TTL));
          default -> false;
        };
  }

  @Override
  public String toString() {
    return name;
  }
}
