package io.followup.domain.chat;

import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.word.Word;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One step of a reply's story.
 *
 * @param key the same for the same step, so that telling it twice is telling it once
 * @param facts what was known: words and numbers, never a text or an address
 */
public record Step(
    ReplyId reply, String key, Instant at, Kind kind, Reason reason, Map<String, String> facts) {
  /** What happened. */
  public enum Kind implements Word {
    /** The customer was online: looked at again when the lease ends. */
    WATCHED,
    /** A follow-up began. */
    STARTED,
    /** The chat had just been told: waiting for the gap to end. */
    WAITED,
    /** A follow-up took the reply as its own. */
    CLAIMED,
    /** The sweep took it up again. */
    TAKEN_UP,
    /** The manager edited it. */
    EDITED,
    /** The link of a notice that told it was opened: a hint, since scanners open links, too. */
    LINK_OPENED;
  }

  /** The link of a notice was opened for the first time since it told this reply (D3). */
  public static Step linkOpened(ReplyId reply, Instant at) {
    return new Step(reply, "link-opened", at, Kind.LINK_OPENED, Reason.OPENED, Map.of());
  }

  /** The facts that are ids, and say nothing of the customer. */
  private static final Set<String> IDS = Set.of("followUp", "round", "replies");

  /** The same of a customer who was erased. */
  public Step erased() {
    Map<String, String> ids = new TreeMap<>(facts);
    ids.keySet().retainAll(IDS);
    return new Step(reply, key, at, kind, reason, ids);
  }

  public Step {
    facts = Map.copyOf(new TreeMap<>(facts));
  }
}
