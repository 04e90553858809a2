package io.followup.carriers.mail;

import io.vertx.ext.mail.MailMessage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A mail that can be taken back until the server is asked to carry it.
 *
 * <p>The client tells nobody how far it came, and goes on after its caller stopped waiting. But it
 * reads a message's text only once greeting, TLS and login are behind it, right before {@code MAIL
 * FROM}. So whoever revokes a message before that knows that it was not sent and never will be.
 */
final class RevocableMessage extends MailMessage {
  private enum State {
    WAITING,
    BEGUN,
    REVOKED
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

  /** Whether it was in time: then this message is never sent. */
  boolean revoke() {
    return state.compareAndSet(State.WAITING, State.REVOKED) || state.get() == State.REVOKED;
  }

  @Override
  public String getText() {
    if (!state.compareAndSet(State.WAITING, State.BEGUN) && state.get() == State.REVOKED) {
      throw new IllegalStateException("the mail was taken back");
    }
    return super.getText();
  }
}
