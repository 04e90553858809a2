package io.followup.handlers.workflow;

import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Trigger;
import io.quarkus.funqy.Funq;

/** Before text and email: looks again, and claims what is still unseen. */
public class ClaimunseenFunction {
  private final ChatRoom room;

  ClaimunseenFunction(ChatRoom room) {
    this.room = room;
  }

  @Funq("claimunseen")
  public Look claimunseen(Task task) {
    return Look.of(
        room.decide(task.run().chat(), new Trigger.ClaimUnseen(task.run(), task.isPushOver())));
  }
}
