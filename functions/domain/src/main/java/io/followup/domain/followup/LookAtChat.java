package io.followup.domain.followup;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Reach;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.Run;
import io.followup.domain.ledger.Ledger;
import io.followup.domain.presence.Presence;
import io.followup.domain.presence.Whereabouts;
import io.followup.domain.settings.Workspaces;
import io.followup.domain.workflow.LookQueue;
import io.followup.domain.workflow.Workflow;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks at a chat: settles what needs nothing more, watches it while the customer is here, follows
 * up what is open once they are gone. Whoever is woken by a timer, a leaving or the sweep calls it;
 * calling it twice, late or for nothing is harmless.
 */
public final class LookAtChat {
  private final Whereabouts whereabouts;
  private final Chats chats;
  private final Customers customers;
  private final Ledger ledger;
  private final LookQueue queue;
  private final SettleOpen settle;
  private final StartFollowUp starts;
  private final Clock clock;

  public LookAtChat(
      Whereabouts whereabouts,
      Chats chats,
      Customers customers,
      Workspaces workspaces,
      Ledger ledger,
      Workflow workflow,
      LookQueue queue,
      Clock clock) {
    this.whereabouts = whereabouts;
    this.chats = chats;
    this.customers = customers;
    this.ledger = ledger;
    this.queue = queue;
    this.settle = new SettleOpen(chats);
    this.starts = new StartFollowUp(chats, workspaces, workflow);
    this.clock = clock;
  }

  public void look(ChatKey key) {
    for (int race = 0; race < Waits.RACES; race++) {
      Presence presence = whereabouts.of(key.owner());
      Chat chat = chats.get(key);
      if (chat.open().isEmpty()) {
        return;
      }
      Instant now = clock.instant();
      if (settle.settle(chat, presence, now) == SettleOpen.Settled.NOTHING
          && act(chat, presence, now)) {
        return;
      }
    }
    throw new LostRace();
  }

  /** Starts the execution of one reply that was just stored. */
  void start(Run run, Presence presence, Instant now) {
    Reach reach = customers.reach(run.chat().owner());
    starts.start(run, starts.known(run.chat().workspace(), presence, reach, ledger), now);
  }

  private boolean act(Chat chat, Presence presence, Instant now) {
    return switch (presence) {
      case Presence.Online(Instant until, _) -> watch(chat, until);
      case Presence.Offline _ -> followUp(chat, presence, now);
    };
  }

  private boolean watch(Chat chat, Instant until) {
    Chat watched = chat.watched(until.plus(Waits.AFTER_LEASE));
    if (!chats.write(new ChatChange(chat, watched, List.of()))) {
      return false;
    }
    queue.lookAt(chat.key(), until);
    return true;
  }

  private boolean followUp(Chat chat, Presence presence, Instant now) {
    if (chat.open().values().stream().allMatch(OpenReply::started)) {
      return true;
    }
    Reach reach = customers.reach(chat.key().owner());
    StartFollowUp.Known known = starts.known(chat.key().workspace(), presence, reach, ledger);
    List<Run> runs = toStart(chat, reach);
    runs.forEach(run -> starts.start(run, known, now));
    mark(chat, runs);
    return true;
  }

  /**
   * The executions that are not known to have been started. A claim takes fifty, so of many replies
   * every fiftieth claims for those behind it; each that is pushed needs an execution of its own.
   */
  private static List<Run> toStart(Chat chat, Reach reach) {
    List<OpenReply> oldestFirst =
        chat.open().values().stream().sorted(Comparator.comparing(OpenReply::position)).toList();
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < oldestFirst.size(); i++) {
      OpenReply reply = oldestFirst.get(i);
      Run run = new Run(chat.key(), reply.id(), reply.round());
      boolean claims = i < Chat.MOST_CLAIMED || i % Chat.MOST_CLAIMED == 0;
      if (!reply.started() && (claims || StartFollowUp.pushes(run, reach))) {
        runs.add(run);
      }
    }
    return runs;
  }

  /**
   * Only once all have been started: without the mark whoever looks next starts them again, which
   * changes nothing but takes its time.
   */
  private void mark(Chat seen, List<Run> runs) {
    Chat chat = seen;
    for (int race = 0; race < Waits.RACES; race++) {
      Chat marked = chat.started(runs);
      if (marked.equals(chat) || chats.write(new ChatChange(chat, marked, List.of()))) {
        return;
      }
      chat = chats.get(seen.key());
    }
  }
}
