package io.followup.domain.protocol;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatBusy;
import io.followup.domain.chat.Position;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.workflow.LookQueue;
import io.followup.domain.workflow.Workflow;
import java.time.Clock;

/**
 * The only place where a chat is decided about: read, decide, write in the version that was read,
 * and where that is refused, the same anew; once it stands, its effects in their order.
 */
public final class ChatRoom {
  /** Rounds of one call; whoever needs more is called again. */
  private static final int ROUNDS = 50;

  private final Stores stores;
  private final Workflow workflow;
  private final LookQueue queue;
  private final Clock clock;

  public ChatRoom(Stores stores, Workflow workflow, LookQueue queue, Clock clock) {
    this.stores = stores;
    this.workflow = workflow;
    this.queue = queue;
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
    ReadFacts facts = facts(chat.key());
    for (int round = 0; round < ROUNDS; round++) {
      Decided decided = ChatProtocol.decide(chat, trigger, facts);
      boolean stands = decided.change().map(stores.chats()::write).orElse(true);
      if (stands) {
        for (Effect effect : decided.effects()) {
          perform(chat.key(), effect, facts);
        }
        if (decided.then().isEmpty()) {
          return decided.next();
        }
        trigger = decided.then().get();
      } else if (trigger instanceof Trigger.TakeUp) {
        // Somebody is at work there. Executions are asked after by the next sweep.
        return new Next.Done();
      }
      if (decided.change().isPresent()) {
        chat = stores.chats().get(chat.key());
        facts = facts(chat.key());
      }
    }
    throw new ChatBusy();
  }

  /** A reply was stored: what follows without a look at its chat. */
  public void stored(ChatKey key, ReplyId reply, Position position) {
    ReadFacts facts = facts(key);
    perform(key, ChatProtocol.stored(key, reply, position, facts), facts);
  }

  private ReadFacts facts(ChatKey key) {
    return new ReadFacts(key, stores, workflow, clock);
  }

  private void perform(ChatKey key, Effect effect, ReadFacts facts) {
    switch (effect) {
      case Effect.Start(var run, var plan, var told) -> {
        told.ifPresent(step -> stores.chats().tell(key, step));
        workflow.start(run, plan);
      }
      case Effect.WakeAt(var at) -> queue.lookAt(key, at);
      case Effect.Watch(var reply, var due, var until, var step) -> {
        if (stores.chats().watch(key, reply, due, step)) {
          queue.lookAt(key, until);
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
