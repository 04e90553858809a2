package io.followup.carriers.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real SMTP server in this process, which the application is configured to send by. */
public class Mailbox implements QuarkusTestResourceLifecycleManager {
  private @Nullable GreenMail server;

  @Override
  public Map<String, String> start() {
    GreenMail started = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    started.start();
    server = started;
    return Map.of(
        "quarkus.mailer.host",
        "127.0.0.1",
        "quarkus.mailer.port",
        String.valueOf(started.getSmtp().getPort()));
  }

  @Override
  public void inject(TestInjector testInjector) {
    testInjector.injectIntoFields(server, new TestInjector.MatchesType(GreenMail.class));
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop();
    }
  }
}
