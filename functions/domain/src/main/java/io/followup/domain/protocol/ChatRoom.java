package io.followup.domain.protocol;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatBusy;
import io.followup.domain.chat.Position;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.Workflow.Start;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The only place where a chat is decided about: read, decide, write in the version that was read,
 * and where that is refused, the same anew; once it stands, its effects in their order.
 */
public final class ChatRoom {
  /** Rounds of one call; whoever needs more is called again. */
  private static final int ROUNDS = 50;

  private final Stores stores;
  private final Wakers wakers;
  private final Clock clock;

  public ChatRoom(Stores stores, Wakers wakers, Clock clock) {
    this.stores = stores;
    this.wakers = wakers;
    this.clock = clock;
  }

  /**
   * Decides until nothing is left to decide.
   *
   * @throws ChatBusy if the chat changed each time; whoever called should call again
   */
  public Next decide(ChatKey key, Trigger trigger) {
    return decide(stores.chats().get(key), trigger);
  }

  /** The same about a chat that was read just now. */
  public Next decide(Chat read, Trigger woken) {
    Chat chat = read;
    Trigger trigger = woken;
    ReadFacts facts = facts(chat.key(), trigger);
    for (int round = 0; round < ROUNDS; round++) {
      Decided decided = ChatProtocol.decide(chat, trigger, facts);
      boolean stands = decided.change().map(stores.chats()::write).orElse(true);
      if (stands) {
        Map<Run, Start> starts = new HashMap<>();
        for (Effect effect : decided.effects()) {
          perform(chat.key(), effect, facts, starts);
        }
        if (decided.then().isEmpty()) {
          return decided.next();
        }
        trigger =
            decided.then().get() instanceof Trigger.Started
                ? new Trigger.Started(starts)
                : decided.then().get();
      }
      if (decided.change().isPresent() || decided.finishes()) {
        chat = stores.chats().get(chat.key());
        facts = facts(chat.key(), trigger);
      }
    }
    throw new ChatBusy();
  }

  /**
   * A reply was stored: what follows without a look at its chat.
   *
   * @param wait as it was accepted with; see {@link io.followup.domain.chat.OpenReply#receiptWait}
   */
  public void stored(ChatKey key, ReplyId reply, Position position, Duration wait) {
    ReadFacts facts = new ReadFacts(key, stores, clock, true);
    Effect effect = ChatProtocol.stored(key, reply, position, wait, facts);
    perform(key, effect, facts, new HashMap<>());
  }

  /** Only whoever looks may start something, and asks what the customer can be told by. */
  private ReadFacts facts(ChatKey key, Trigger trigger) {
    return new ReadFacts(key, stores, clock, trigger instanceof Trigger.Look);
  }

  private void perform(ChatKey key, Effect effect, ReadFacts facts, Map<Run, Start> starts) {
    switch (effect) {
      case Effect.StartPush(var run, var wait, var told) -> {
        stores.chats().tell(key, told);
        starts.put(run, wakers.push(run, wait, clock.instant()));
      }
      case Effect.StartTelling(var run, var at, var tries, var told) -> {
        told.ifPresent(step -> stores.chats().tell(key, step));
        starts.put(run, wakers.tell(run, at, tries, clock.instant()));
      }
      case Effect.Continue(var continuation, var at) ->
          wakers.continuations().send(continuation, at);
      case Effect.WakeAt(var at) -> wakers.looks().lookAt(key, at);
      case Effect.Watch(var reply, var until, var step) -> {
        if (stores.chats().watch(key, reply, until, step)) {
          wakers.looks().lookAt(key, until);
        }
      }
      case Effect.LookAnew() -> decide(key, new Trigger.Look());
      case Effect.Tell(var step) -> stores.chats().tell(key, step);
      case Effect.Finish(var followUp) -> decide(key, new Trigger.Finish(followUp));
      case Effect.Close(var left, var turn) -> facts.learn(stores.deliveries().advance(left, turn));
      case Effect.MarkDeleted(var reply) -> stores.replies().markDeleted(key.reply(reply));
    }
  }
}
