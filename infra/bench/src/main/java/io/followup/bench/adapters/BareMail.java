package io.followup.bench.adapters;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Quarkus' SMTP client, with the same mail made before. */
final class BareMail implements Subject.Replay {
  private final MailClient client;
  private final Context loop;

  BareMail(MailClient client, Vertx vertx) {
    this.client = client;
    this.loop = ((VertxInternal) vertx).createEventLoopContext();
  }

  @Override
  public Callable<?> of(List<String> mails) {
    MailMessage message = message(mails.getFirst());
    return () -> send(message);
  }

  private MailResult send(MailMessage message) throws InterruptedException, ExecutionException {
    CompletableFuture<MailResult> sent = new CompletableFuture<>();
    loop.runOnContext(
        _ ->
            client.sendMail(
                message,
                result -> {
                  if (result.succeeded()) {
                    sent.complete(result.result());
                  } else {
                    sent.completeExceptionally(result.cause());
                  }
                }));
    return sent.get();
  }

  private static MailMessage message(String mail) {
    try {
      MimeMessage mime =
          new MimeMessage(null, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
      Multipart parts = (Multipart) mime.getContent();
      MultiMap headers = MultiMap.caseInsensitiveMultiMap();
      for (Header header : Collections.list(mime.getAllHeaders())) {
        if (!header.getName().startsWith("MIME") && !header.getName().startsWith("Content-T")) {
          headers.add(header.getName(), header.getValue());
        }
      }
      return new MailMessage()
          .setFrom(Notices.mail().from())
          .setTo(Notices.mail().to().value())
          .setText((String) parts.getBodyPart(0).getContent())
          .setHtml((String) parts.getBodyPart(1).getContent())
          .setHeaders(headers);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("no mail was sent", e);
    }
  }
}
