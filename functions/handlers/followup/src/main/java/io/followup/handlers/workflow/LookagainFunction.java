package io.followup.handlers.workflow;

import io.followup.domain.id.Run;
import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Trigger;
import io.quarkus.funqy.Funq;

/** Before text and email: looks again, and claims what is still unseen. */
public class LookagainFunction {
  private final ChatRoom room;

  LookagainFunction(ChatRoom room) {
    this.room = room;
  }

  @Funq("lookagain")
  public Look lookagain(Task task) {
    Run run = task.run();
    return Look.of(room.decide(run.chat(), new Trigger.ClaimUnseen(run)));
  }
}
