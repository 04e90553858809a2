package io.followup.domain.webhook;

import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells a workspace's webhook of an event, again after anything but 2xx, at most seven times within
 * some 18 hours. Told at least once: who dies between answer and queue tells it again.
 *
 * <p>Settings are read anew at each attempt, so what was removed or is no longer asked for is told
 * no more, and a new address gets what the old one did not take.
 */
public final class SendWebhook {
  private static final List<Duration> GAPS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10));

  private static final int GONE = 410;

  /** How often the settings are read again when somebody else changed them meanwhile. */
  private static final int RACES = 25;

  private final Workspaces workspaces;
  private final Secrets secrets;
  private final Post post;
  private final Tries tries;
  private final MessageQueue queue;
  private final Clock clock;
  private final InstantSource wall;

  public SendWebhook(
      Workspaces workspaces,
      Secrets secrets,
      Post post,
      Tries tries,
      MessageQueue queue,
      Clock clock,
      InstantSource wall) {
    this.workspaces = workspaces;
    this.secrets = secrets;
    this.post = post;
    this.tries = tries;
    this.queue = queue;
    this.clock = clock;
    this.wall = wall;
  }

  /** Nothing where nobody asked for it, or where it is too early. */
  public Optional<Try> send(Message message) {
    Optional<Workspace> workspace = workspaces.get(message.workspace());
    Optional<Settings.Webhook> webhook =
        workspace.flatMap(w -> w.settings().webhook()).filter(w -> w.wants(message.topic()));
    if (webhook.isEmpty()) {
      return Optional.empty();
    }
    if (clock.instant().isBefore(message.due())) {
      queue.add(message);
      return Optional.empty();
    }
    return Optional.of(send(message, workspace.orElseThrow(), webhook.get()));
  }

  private Try send(Message message, Workspace workspace, Settings.Webhook webhook) {
    Post.Answer answer =
        post.post(
            webhook.url(),
            Signature.headers(secrets.of(workspace), message, wall.instant()),
            message.body());
    Instant at = clock.instant();
    Try made = judge(message, answer, at);
    // Queued last: who dies before it makes the same attempt again, and not two chains of attempts.
    tries.keep(message.workspace(), made);
    switch (made.result()) {
      case AGAIN -> queue.add(message.next(made.next().orElseThrow()));
      case GONE -> remove(workspace, webhook);
      case TAKEN, FAILED -> {}
    }
    return made;
  }

  private static Try judge(Message message, Post.Answer answer, Instant at) {
    Try.Result result = result(message, answer);
    Optional<Instant> next =
        result == Try.Result.AGAIN
            ? Optional.of(at.plus(GAPS.get(message.attempt() - 1)))
            : Optional.empty();
    return new Try(at, message.event(), message.topic(), message.attempt(), answer, result, next);
  }

  private static Try.Result result(Message message, Post.Answer answer) {
    Try.Result otherwise = message.attempt() > GAPS.size() ? Try.Result.FAILED : Try.Result.AGAIN;
    return switch (answer) {
      case Post.Answer.Status(int code) when code / 100 == 2 -> Try.Result.TAKEN;
      case Post.Answer.Status(int code) when code == GONE -> Try.Result.GONE;
      case Post.Answer.Status _, Post.Answer.Failed _ -> otherwise;
    };
  }

  /** Only the address that said so: one that was put meanwhile stays. */
  private void remove(Workspace seen, Settings.Webhook gone) {
    Optional<Workspace> now = Optional.of(seen);
    for (int race = 0; race < RACES && now.filter(w -> leadsTo(w, gone)).isPresent(); race++) {
      Workspace there = now.get();
      Settings without = there.settings().withWebhook(Optional.empty());
      if (workspaces.replaceSettings(there.id(), there.version(), without)) {
        return;
      }
      now = workspaces.get(seen.id());
    }
  }

  private static boolean leadsTo(Workspace workspace, Settings.Webhook webhook) {
    return workspace.settings().webhook().filter(w -> w.url().equals(webhook.url())).isPresent();
  }
}
