package io.followup.handlers.journal;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Claim;
import io.followup.domain.chat.Step;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.time.Clock;
import java.time.Instant;

/** Every step that a chat's item decided, in the journal of the function that took it. */
@Decorator
@Priority(1)
abstract class JournaledChats implements Chats {
  private final Chats chats;
  private final Journal journal;
  private final Clock clock;

  JournaledChats(@Delegate @Any Chats chats, Journal journal, Clock clock) {
    this.chats = chats;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public boolean write(ChatChange change) {
    boolean written = chats.write(change);
    if (written) {
      change.steps().forEach(step -> write(change.after().key(), step));
      writeGivenUp(change);
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

  /** Nobody came to an end with a channel in all that time. */
  private void writeGivenUp(ChatChange change) {
    Instant longAgo = clock.instant().minus(Claim.LONGEST);
    long givenUp =
        change.before().claims().values().stream()
            .filter(claim -> claim.at().isBefore(longAgo) && !claim.isComplete())
            .filter(claim -> isComplete(change.after(), claim))
            .count();
    if (givenUp > 0) {
      journal.write(
          Line.of("given-up").of(change.after().key().workspace()).count("ClaimsGivenUp", givenUp));
    }
  }

  private static boolean isComplete(Chat after, Claim claim) {
    return after.claim(claim.followUp()).map(Claim::isComplete).orElse(true);
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
