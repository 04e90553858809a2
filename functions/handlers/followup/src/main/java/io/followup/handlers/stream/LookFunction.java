package io.followup.handlers.stream;

import io.followup.domain.followup.LookAtChat;
import io.quarkus.funqy.Funq;

/** A lease should have ended by now (look-again queue): looks at the chat. */
public class LookFunction {
  private final LookAtChat lookAtChat;

  LookFunction(LookAtChat lookAtChat) {
    this.lookAtChat = lookAtChat;
  }

  @Funq("look")
  public void look(LookMessage message) {
    lookAtChat.look(message.key());
  }
}
