package io.followup.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.fixture.MemoryStore;
import io.followup.domain.fixture.MemoryTries;
import io.followup.domain.fixture.MemoryWorkspaces;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.Signer;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Settings.Webhook.Topic;
import io.followup.domain.settings.Workspace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SendWebhookTest {
  private static final WorkspaceId SHOP = new WorkspaceId("shop");
  private static final String URL = "https://shop.example/hook";
  private static final Instant WALL = Instant.parse("2026-11-22T09:14:05.7Z");
  private static final String SECRET = secret(1);
  private static final String OLD_SECRET = secret(2);

  private final TestClock clock = new TestClock();
  private final MemoryWorkspaces workspaces = new MemoryWorkspaces(new MemoryStore());
  private final MemoryTries tries = new MemoryTries();
  private final List<Map<String, String>> posted = new ArrayList<>();
  private final ArrayDeque<Message> queue = new ArrayDeque<>();
  private final List<Instant> posts = new ArrayList<>();
  private List<String> secrets = List.of(SECRET);
  private Post.Answer answer = new Post.Answer.Status(204);

  private final SendWebhook send =
      new SendWebhook(
          workspaces,
          _ -> secrets,
          (_, headers, _) -> {
            posted.add(headers);
            posts.add(clock.instant());
            return answer;
          },
          tries,
          queue::add,
          clock,
          () -> WALL);

  SendWebhookTest() {
    assertThat(workspaces.create(new Workspace(SHOP, 1, 1, Settings.defaults("Shop"), false)))
        .isTrue();
    hook(Optional.of(new Settings.Webhook(URL, Optional.empty())));
  }

  @Test
  void an_event_is_posted_once_with_its_id_the_wall_clock_and_a_signature() {
    assertThat(send.send(message())).map(Try::result).contains(Try.Result.TAKEN);

    assertThat(posted).hasSize(1);
    assertThat(posted.getFirst())
        .containsEntry("webhook-id", "shop:r1:settled")
        .containsEntry("webhook-timestamp", Long.toString(WALL.getEpochSecond()))
        .containsEntry("webhook-signature", "v1," + signature(SECRET));
    assertThat(queue).isEmpty();
  }

  @Test
  void S7_in_a_grace_both_secrets_sign() {
    secrets = List.of(SECRET, OLD_SECRET);

    assertThat(send.send(message())).isPresent();

    assertThat(posted.getFirst().get("webhook-signature"))
        .isEqualTo("v1," + signature(SECRET) + " v1," + signature(OLD_SECRET));
  }

  @Test
  void nobody_is_told_who_did_not_ask() {
    hook(Optional.of(new Settings.Webhook(URL, Optional.of(Set.of(Topic.CREDITS_LOW)))));
    assertThat(send.send(message())).isEmpty();

    hook(Optional.empty());
    assertThat(send.send(message())).isEmpty();

    assertThat(posted).isEmpty();
    assertThat(tries.last(SHOP)).isEmpty();
  }

  @Test
  void anything_but_2xx_is_told_again_with_growing_gaps_then_it_has_failed() {
    answer = new Post.Answer.Status(500);
    Instant start = clock.instant();
    queue.add(message());

    live();

    assertThat(posts.stream().map(at -> Duration.between(start, at)))
        .containsExactly(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofSeconds(305),
            Duration.ofSeconds(2105),
            Duration.ofSeconds(9305),
            Duration.ofSeconds(27305),
            Duration.ofSeconds(63305));
    assertThat(tries.last(SHOP).getFirst())
        .extracting(Try::attempt, Try::result, Try::next)
        .containsExactly(7, Try.Result.FAILED, Optional.empty());
  }

  @Test
  void a_redirection_and_an_address_that_is_not_public_are_no_answer_either() {
    answer = new Post.Answer.Status(302);
    assertThat(send.send(message())).map(Try::result).contains(Try.Result.AGAIN);

    answer = new Post.Answer.Failed(Post.Fault.NOT_PUBLIC);
    assertThat(send.send(message())).map(Try::result).contains(Try.Result.AGAIN);
  }

  @Test
  void a_410_removes_the_webhook_and_is_not_told_again() {
    answer = new Post.Answer.Status(410);

    assertThat(send.send(message())).map(Try::result).contains(Try.Result.GONE);

    assertThat(workspaces.get(SHOP).orElseThrow().settings().webhook()).isEmpty();
    assertThat(queue).isEmpty();
  }

  @Test
  void a_410_leaves_an_address_that_was_put_meanwhile() {
    Settings.Webhook other = new Settings.Webhook("https://new.example/", Optional.empty());
    SendWebhook slow =
        new SendWebhook(
            workspaces,
            _ -> secrets,
            (_, _, _) -> {
              hook(Optional.of(other));
              return new Post.Answer.Status(410);
            },
            tries,
            queue::add,
            clock,
            () -> WALL);

    assertThat(slow.send(message())).isPresent();

    assertThat(workspaces.get(SHOP).orElseThrow().settings().webhook()).contains(other);
  }

  @Test
  void whoever_is_woken_early_queues_again_and_posts_nothing() {
    Message early =
        new Message(
            SHOP,
            Topic.FOLLOW_UP_SETTLED,
            "shop:r1:settled",
            "{}",
            2,
            clock.instant().plusSeconds(1));

    assertThat(send.send(early)).isEmpty();

    assertThat(queue).containsExactly(early);
    assertThat(posted).isEmpty();
  }

  private void live() {
    while (!queue.isEmpty()) {
      Message next = queue.remove();
      clock.reach(next.due());
      assertThat(send.send(next)).isPresent();
    }
  }

  private Message message() {
    return new Message(
        SHOP, Topic.FOLLOW_UP_SETTLED, "shop:r1:settled", "{\"a\":1}", 1, clock.instant());
  }

  private void hook(Optional<Settings.Webhook> webhook) {
    Workspace there = workspaces.get(SHOP).orElseThrow();
    assertThat(
            workspaces.replaceSettings(
                SHOP, there.version(), there.settings().withWebhook(webhook)))
        .isTrue();
  }

  private static String secret(int fill) {
    byte[] key = new byte[32];
    java.util.Arrays.fill(key, (byte) fill);
    return "whsec_" + Base64.getEncoder().encodeToString(key);
  }

  private static String signature(String secret) {
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    String content = "shop:r1:settled." + WALL.getEpochSecond() + ".{\"a\":1}";
    return Base64.getEncoder()
        .encodeToString(Signer.hmac(key, content.getBytes(StandardCharsets.UTF_8)));
  }
}
