package io.followup.domain.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.chat.OpenChat.Opened;
import io.followup.domain.chat.OpenedBy;
import io.followup.domain.contact.Asked;
import io.followup.domain.contact.Channel;
import io.followup.domain.delivery.Kind;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.World;
import io.followup.domain.followup.Foresight.Prospect;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.record.Reason;
import io.followup.domain.settings.Workspace;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ForeseeReplyTest {
  private final World world = new World();

  @Test
  void what_would_be_used_is_told_in_the_order_in_which_it_is_asked() {
    world.withDevice().withAlimTalk();

    Foresight foresight = foresee(Optional.empty());

    assertThat(foresight.online()).isFalse();
    assertThat(shown(foresight))
        .isEqualTo("PUSH by [PUSH], TEXT by [ALIMTALK, SMS], EMAIL by [EMAIL]");
    assertThat(foresight.ask()).isEmpty();
  }

  @Test
  void F5_an_opening_would_use_no_messenger() {
    world.withAlimTalk();

    assertThat(shown(foresee(Optional.of(true)))).contains("TEXT by [SMS]");
    assertThat(shown(foresee(Optional.of(false)))).contains("TEXT by [ALIMTALK, SMS]");
  }

  @Test
  void F5_where_nobody_says_it_the_chats_opener_decides() {
    world.withAlimTalk();
    Opened opened =
        world.functions().open().open(world.chatKey(), OpenedBy.MANAGER, shop().settings());

    assertThat(opened).isEqualTo(new Opened.Now());
    assertThat(shown(foresee(Optional.empty()))).contains("TEXT by [SMS]");
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

    Foresight foresight = foresee(Optional.empty());

    assertThat(shown(foresight))
        .isEqualTo("PUSH not: NO_DEVICE, TEXT not: STOPPED, EMAIL not: INVALID_ADDRESS");
    assertThat(foresight.ask()).containsExactly(Asked.EMAIL);
  }

  @Test
  void who_is_here_is_said_to_be() {
    world.beats();

    assertThat(foresee(Optional.empty()).online()).isTrue();
    world.after(Duration.ofMinutes(5));
    assertThat(foresee(Optional.empty()).online()).isFalse();
  }

  @Test
  void who_was_here_and_left_no_address_can_be_asked_for_one() {
    world.functions().erase().erase(world.mina());
    assertThat(foreseen(Optional.empty())).isEmpty();

    world.beats();

    assertThat(foresee(Optional.empty()).ask()).containsExactly(Asked.PHONE, Asked.EMAIL);
  }

  @Test
  void of_who_was_never_heard_of_nothing_is_foreseen() {
    CustomerKey nobody = CustomerKey.of(world.mina().workspace().value(), "nobody");

    Optional<Foresight> foresight =
        world.functions().foresee().foresee(shop(), nobody, Optional.empty(), Optional.empty());

    assertThat(foresight).isEmpty();
  }

  private Foresight foresee(Optional<Boolean> opening) {
    return foreseen(opening).orElseThrow();
  }

  private Optional<Foresight> foreseen(Optional<Boolean> opening) {
    return world
        .functions()
        .foresee()
        .foresee(shop(), world.mina(), Optional.of(world.chatKey().chat()), opening);
  }

  private Workspace shop() {
    return world.ports().workspaces().get(world.mina().workspace()).orElseThrow();
  }

  private static String shown(Foresight foresight) {
    Function<Prospect, String> one =
        prospect ->
            prospect
                .obstacle()
                .map(reason -> prospect.channel() + " not: " + reason)
                .orElseGet(() -> prospect.channel() + " by " + prospect.kinds());
    return foresight.channels().stream().map(one).collect(Collectors.joining(", "));
  }
}
