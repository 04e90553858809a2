package io.followup.handlers.workflow;

import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Trigger;
import io.quarkus.funqy.Funq;

/** The same for executions of the last release's workflow, which have waited for their push. */
public class LookagainFunction {
  private final ChatRoom room;

  LookagainFunction(ChatRoom room) {
    this.room = room;
  }

  @Funq("lookagain")
  public Look lookagain(Task task) {
    return Look.of(room.decide(task.run().chat(), new Trigger.ClaimUnseen(task.run(), true)));
  }
}
