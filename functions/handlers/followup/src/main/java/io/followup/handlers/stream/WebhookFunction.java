package io.followup.handlers.stream;

import io.followup.domain.webhook.SendWebhook;
import io.followup.domain.webhook.Try;
import io.followup.handlers.journal.Journal;
import io.followup.handlers.journal.Line;
import io.followup.handlers.journal.LogsFailures;
import io.quarkus.funqy.Funq;

/** Something was told on the bus (webhook queue): tells the workspace's own address, too. */
@LogsFailures
public class WebhookFunction {
  private final SendWebhook send;
  private final Journal journal;

  WebhookFunction(SendWebhook send, Journal journal) {
    this.send = send;
    this.journal = journal;
  }

  @Funq("webhook")
  public void webhook(WebhookMessage message) {
    message
        .message()
        .flatMap(send::send)
        .filter(made -> made.result() == Try.Result.FAILED)
        .ifPresent(
            made ->
                journal.write(
                    Line.of("webhook-failed")
                        .with("topic", made.topic().word())
                        .with("workspace", String.valueOf(message.detail().get("workspace")))
                        .count("WebhookFailed", 1)));
  }
}
