package io.followup.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.price.Prices;
import io.followup.domain.secret.Keyring;
import io.followup.domain.secret.Keyring.What;
import io.followup.domain.secret.Versions;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link Workspaces} promises. */
public abstract class WorkspacesContract {
  private final WorkspaceId id = new WorkspaceId(Fresh.workspace());

  protected abstract Workspaces workspaces();

  @Test
  void there_is_none_at_first() {
    assertThat(workspaces().get(id)).isEmpty();
    assertThat(workspaces().replaceSettings(id, 0, full())).isFalse();
    assertThat(workspaces().setPaymentMethod(id, true)).isFalse();
    assertThat(workspaces().get(id)).isEmpty();
  }

  @Test
  void a_workspace_comes_back_as_it_was_created() {
    Workspace fresh = workspace(Settings.defaults("Shop"));

    assertThat(workspaces().create(fresh)).isTrue();

    assertThat(workspaces().get(id)).contains(fresh);
  }

  @Test
  void settings_come_back_as_they_were_given() {
    Workspace fresh = workspace(full());

    assertThat(workspaces().create(fresh)).isTrue();

    assertThat(workspaces().get(id)).contains(fresh);
  }

  @Test
  void a_second_workspace_of_the_same_id_changes_nothing() {
    Workspace first = workspace(Settings.defaults("First"));
    assertThat(workspaces().create(first)).isTrue();

    boolean created = workspaces().create(workspace(Settings.defaults("Second")));

    assertThat(created).isFalse();
    assertThat(workspaces().get(id)).contains(first);
  }

  @Test
  void settings_are_replaced_whole_and_raise_the_version() {
    assertThat(workspaces().create(workspace(full()))).isTrue();

    boolean replaced = workspaces().replaceSettings(id, 1, Settings.defaults("Shop"));

    Workspace kept = workspaces().get(id).orElseThrow();
    assertThat(replaced).isTrue();
    assertThat(kept.settings()).isEqualTo(Settings.defaults("Shop"));
    assertThat(kept.version()).isEqualTo(2);
    assertThat(kept.keys()).isEqualTo(Keyring.of(3, Optional.empty()));
  }

  @Test
  void settings_of_another_version_are_not_replaced() {
    Workspace fresh = workspace(Settings.defaults("Shop"));
    assertThat(workspaces().create(fresh)).isTrue();

    boolean replaced = workspaces().replaceSettings(id, 7, full());

    assertThat(replaced).isFalse();
    assertThat(workspaces().get(id)).contains(fresh);
  }

  @Test
  void S1_the_payment_method_is_the_operators_word_and_leaves_the_rest_alone() {
    assertThat(workspaces().create(workspace(full()))).isTrue();

    assertThat(workspaces().setPaymentMethod(id, true)).isTrue();

    Workspace kept = workspaces().get(id).orElseThrow();
    assertThat(kept.paymentMethod()).isTrue();
    assertThat(kept.version()).isEqualTo(1);
    assertThat(kept.settings()).isEqualTo(full());
  }

  @Test
  void S1_the_payment_method_survives_new_settings_and_can_go() {
    assertThat(workspaces().create(workspace(full()))).isTrue();
    assertThat(workspaces().setPaymentMethod(id, true)).isTrue();

    assertThat(workspaces().replaceSettings(id, 1, Settings.defaults("Shop"))).isTrue();
    assertThat(workspaces().get(id).orElseThrow().paymentMethod()).isTrue();

    assertThat(workspaces().setPaymentMethod(id, false)).isTrue();
    assertThat(workspaces().get(id).orElseThrow().paymentMethod()).isFalse();
  }

  @Test
  void M1_own_prices_are_the_operators_word_and_leave_the_rest_alone() {
    assertThat(workspaces().setPrices(id, Prices.none())).isFalse();
    assertThat(workspaces().create(workspace(full()))).isTrue();
    Prices prices = Prices.parse("SMS=9, SMS/US=70@2027-01-01");

    assertThat(workspaces().setPrices(id, prices)).isTrue();
    assertThat(workspaces().setPaymentMethod(id, true)).isTrue();
    assertThat(workspaces().replaceSettings(id, 1, Settings.defaults("Shop"))).isTrue();

    assertThat(workspaces().get(id).orElseThrow().prices()).isEqualTo(prices);
    assertThat(workspaces().setPrices(id, Prices.none())).isTrue();
    assertThat(workspaces().get(id).orElseThrow().prices()).isEqualTo(Prices.none());
  }

  @Test
  void S7_what_is_minted_comes_back_and_leaves_the_rest_alone() {
    Workspace fresh = workspace(full());
    assertThat(workspaces().create(fresh)).isTrue();
    Keyring first = fresh.keys();
    Keyring minted =
        first.with(
            What.TOKEN_SECRET,
            first.tokenSecret().next("a-master", Duration.ofDays(1), Instant.EPOCH));

    assertThat(workspaces().replaceKeys(id, first, minted)).isTrue();

    Workspace kept = workspaces().get(id).orElseThrow();
    assertThat(kept.keys()).isEqualTo(minted);
    assertThat(kept.version()).isEqualTo(1);
    assertThat(kept.settings()).isEqualTo(full());
    assertThat(workspaces().replaceSettings(id, 1, Settings.defaults("Shop"))).isTrue();
    assertThat(workspaces().get(id).orElseThrow().keys()).isEqualTo(minted);
  }

  @Test
  void S7_of_two_mintings_at_once_one_begins_anew() {
    Workspace fresh = workspace(Settings.defaults("Shop"));
    assertThat(workspaces().create(fresh)).isTrue();
    Keyring first = fresh.keys();
    Versions next = first.workspaceKey().next("m", Duration.ZERO, Instant.EPOCH);
    Keyring one = first.with(What.WORKSPACE_KEY, next);
    Keyring other = first.with(What.WEBHOOK_SECRET, next);

    assertThat(workspaces().replaceKeys(id, first, one)).isTrue();
    assertThat(workspaces().replaceKeys(id, first, other)).isFalse();

    assertThat(workspaces().get(id).orElseThrow().keys()).isEqualTo(one);
  }

  @Test
  void S7_a_workspace_that_is_not_there_has_no_keys() {
    Keyring first = Keyring.of(1, Optional.empty());

    assertThat(workspaces().replaceKeys(id, first, first)).isFalse();
    assertThat(workspaces().get(id)).isEmpty();
  }

  private Workspace workspace(Settings settings) {
    return new Workspace(id, 3, 1, settings, false);
  }

  private static Settings full() {
    return new Settings(
        "Shop",
        "ko-KR",
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofSeconds(600),
        Duration.ZERO,
        Settings.Content.FULL,
        new Settings.Ask(true, true, true),
        true,
        Optional.of(100_000L),
        new Settings.Push(Optional.of("arn:android"), Optional.of("arn:ios")),
        new Settings.Text(
            Optional.of("16449672"),
            Optional.of(
                new Settings.AlimTalk(
                    Settings.AlimTalk.Vendor.SOLAPI,
                    "k".repeat(40),
                    "template-1",
                    Optional.of("secret-ref"))),
            Optional.of(new Settings.Line(Optional.of("line-ref")))),
        new Settings.Email(
            Optional.of("shop.example"),
            Optional.of("Shop"),
            Optional.of("help@shop.example"),
            Optional.of("https://shop.example/logo.png"),
            Optional.of("#0b57d0")),
        new Settings.Connect(Optional.of("shop/chatwoot"), Optional.of("shop/channel-talk")),
        Optional.of(
            new Settings.Webhook(
                "https://shop.example/hook",
                Optional.of(
                    Set.of(
                        Settings.Webhook.Topic.DELIVERY_CHANGED,
                        Settings.Webhook.Topic.CREDITS_LOW)))),
        Optional.of("https://shop.example/chat"));
  }
}
