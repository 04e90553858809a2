package io.followup.carriers.webhook;

import io.followup.domain.webhook.Post;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/** Posts for tests of others. */
public final class LoopbackPost {
  private LoopbackPost() {}

  /** To this machine, too. */
  public static Post within(Duration patience) {
    return new SocketPost((SSLSocketFactory) SSLSocketFactory.getDefault(), true, patience);
  }

  /** To the public internet alone. */
  public static Post ofADeployment() {
    return new SocketPost(false);
  }
}
