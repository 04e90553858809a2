package io.followup.domain.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.chat.OpenChat.Opened;
import io.followup.domain.chat.OpenedBy;
import io.followup.domain.contact.Asked;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Kind;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.World;
import io.followup.domain.followup.Reachability.Prospect;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Workspace;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JudgeReachabilityTest {
  private final World world = new World();

  @Test
  void what_would_be_used_is_told_in_the_order_in_which_it_is_asked() {
    world.withDevice().withAlimTalk();

    Reachability judged = judge(Optional.empty());

    assertThat(judged.online()).isFalse();
    assertThat(shown(judged))
        .isEqualTo("PUSH by [PUSH], TEXT by [ALIMTALK, SMS], EMAIL by [EMAIL]");
    assertThat(judged.ask()).isEmpty();
  }

  @Test
  void F5_an_opening_would_use_no_messenger() {
    world.withAlimTalk();

    assertThat(shown(judge(Optional.of(true)))).contains("TEXT by [SMS]");
    assertThat(shown(judge(Optional.of(false)))).contains("TEXT by [ALIMTALK, SMS]");
  }

  @Test
  void F5_where_nobody_says_it_the_chats_opener_decides() {
    world.withAlimTalk();
    Opened opened =
        world.functions().open().open(world.chatKey(), OpenedBy.MANAGER, shop().settings());

    assertThat(opened).isEqualTo(new Opened.Now());
    assertThat(shown(judge(Optional.empty()))).contains("TEXT by [SMS]");
  }

  @Test
  void what_would_not_be_used_says_why() {
    world.ports().customers().stop(world.mina(), Channel.TEXT);
    world
        .ports()
        .suppressions()
        .put(
            world.mina().workspace(),
            Kind.EMAIL,
            "mina@example.com",
            Reason.INVALID_ADDRESS,
            Fresh.NOW);

    Reachability judged = judge(Optional.empty());

    assertThat(shown(judged))
        .isEqualTo("PUSH not: NO_DEVICE, TEXT not: STOPPED, EMAIL not: INVALID_ADDRESS");
    assertThat(judged.ask()).containsExactly(Asked.EMAIL);
  }

  @Test
  void M2_what_cannot_be_paid_would_not_be_used() {
    world.withAlimTalk().withCreditsAlone(11);

    assertThat(shown(judge(Optional.empty()))).contains("TEXT by [ALIMTALK],");
    assertThat(shown(judge(Optional.of(true)))).contains("TEXT not: NO_FUNDS, EMAIL by [EMAIL]");
    assertThat(judge(Optional.of(true)).ask()).isEmpty();
  }

  @Test
  void M2_the_cap_pays_what_credits_do_not() {
    world.withCap(Optional.of(12L), 11);
    assertThat(shown(judge(Optional.empty()))).contains("TEXT by [SMS]");

    world.withCap(Optional.of(11L), 0);
    assertThat(shown(judge(Optional.empty()))).contains("TEXT not: NO_FUNDS");
  }

  @Test
  void who_is_here_is_said_to_be() {
    world.beats();

    assertThat(judge(Optional.empty()).online()).isTrue();
    world.after(Duration.ofMinutes(5));
    assertThat(judge(Optional.empty()).online()).isFalse();
  }

  @Test
  void who_was_here_and_left_no_address_can_be_asked_for_one() {
    world.functions().erase().erase(world.mina());
    assertThat(judgedFor(Optional.empty())).isEmpty();

    world.beats();

    assertThat(judge(Optional.empty()).ask()).containsExactly(Asked.PHONE, Asked.EMAIL);
  }

  @Test
  void of_who_was_never_heard_of_nothing_is_judged() {
    CustomerKey nobody = CustomerKey.of(world.mina().workspace().value(), "nobody");

    Optional<Reachability> judged =
        world.functions().reachability().judge(shop(), nobody, Optional.empty(), Optional.empty());

    assertThat(judged).isEmpty();
  }

  private Reachability judge(Optional<Boolean> opening) {
    return judgedFor(opening).orElseThrow();
  }

  private Optional<Reachability> judgedFor(Optional<Boolean> opening) {
    return world
        .functions()
        .reachability()
        .judge(shop(), world.mina(), Optional.of(world.chatKey().chat()), opening);
  }

  private Workspace shop() {
    return world.ports().workspaces().get(world.mina().workspace()).orElseThrow();
  }

  private static String shown(Reachability judged) {
    Function<Prospect, String> one =
        prospect ->
            prospect
                .obstacle()
                .map(reason -> prospect.channel() + " not: " + reason)
                .orElseGet(() -> prospect.channel() + " by " + prospect.kinds());
    return judged.channels().stream().map(one).collect(Collectors.joining(", "));
  }
}
