package io.followup.handlers.stream;

import io.followup.domain.webhook.SendWebhook;
import io.followup.domain.webhook.Try;
import io.quarkus.funqy.Funq;
import org.jboss.logging.Logger;

/** Something was told on the bus (webhook queue): tells the workspace's own address, too. */
public class WebhookFunction {
  private static final Logger LOG = Logger.getLogger(WebhookFunction.class);

  private final SendWebhook send;

  WebhookFunction(SendWebhook send) {
    this.send = send;
  }

  @Funq("webhook")
  public void webhook(WebhookMessage message) {
    message
        .message()
        .flatMap(send::send)
        .filter(made -> made.result() == Try.Result.FAILED)
        .ifPresent(
            made ->
                // A metric filter of the deployment reads this.
                LOG.warnf(
                    "webhook failed %s %s",
                    made.topic().word(), message.detail().get("workspace")));
  }
}
