package io.followup.handlers.journal;

import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Step;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.time.Instant;

/** Every step that a chat's item decided, in the journal of the function that took it. */
@Decorator
@Priority(1)
abstract class JournaledChats implements Chats {
  private final Chats chats;
  private final Journal journal;

  JournaledChats(@Delegate @Any Chats chats, Journal journal) {
    this.chats = chats;
    this.journal = journal;
  }

  @Override
  public boolean write(ChatChange change) {
    boolean written = chats.write(change);
    if (written) {
      change.steps().forEach(step -> write(change.after().key(), step));
    }
    return written;
  }

  @Override
  public boolean watch(ChatKey key, ReplyId reply, Instant due, Step step) {
    boolean wakes = chats.watch(key, reply, due, step);
    if (wakes) {
      write(key, step);
    }
    return wakes;
  }

  @Override
  public void tell(ChatKey key, Step step) {
    chats.tell(key, step);
    write(key, step);
  }

  private void write(ChatKey chat, Step step) {
    Line line =
        Line.of(step.kind().word())
            .of(chat.workspace())
            .with("reply", step.reply().value())
            .with("reason", step.reason().word());
    step.erased().facts().forEach(line::with);
    journal.write(line);
  }
}
