package io.followup.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.chat.Step;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.link.ShortLink;
import io.followup.domain.link.ShortLinks;
import io.followup.domain.record.Stories;
import io.followup.domain.reply.Reply;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link ShortLinks} promises. */
public abstract class ShortLinksContract {
  private final String code = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private final ShortLink to = new ShortLink(Fresh.chat(), Optional.empty());
  private final Reply first = Fresh.reply(to.chat(), "r1", 0);
  private final Reply second = Fresh.reply(to.chat(), "r2", 1);

  protected abstract ShortLinks shortLinks();

  /** Of the same tables. */
  protected abstract Stories stories();

  private ShortLinks.Notice notice(Slot slot, Reply... tells) {
    return new ShortLinks.Notice(
        new DeliveryId(second.followUpId(), slot), Stream.of(tells).map(Reply::id).toList());
  }

  private void put(Slot slot, Reply... tells) {
    shortLinks().put(code, to, notice(slot, tells), Fresh.second(100));
  }

  private Set<ReplyId> unopened() {
    return shortLinks().find(code, Fresh.NOW).orElseThrow().unopened();
  }

  private List<Step> steps(Reply reply) {
    return stories().steps(reply.key());
  }

  private Optional<ShortLink> found(long second) {
    return shortLinks().find(code, Fresh.second(second)).map(ShortLinks.Found::link);
  }

  @Test
  void an_unknown_code_leads_nowhere() {
    assertThat(found(0)).isEmpty();
  }

  @Test
  void F10_a_code_leads_to_its_chat_until_it_expires() {
    put(Slot.PUSH, second);

    assertThat(found(99)).contains(to);
    assertThat(found(101)).isEmpty();
  }

  @Test
  void a_code_leads_to_where_the_reply_wants_to_be_read() {
    ShortLink there = new ShortLink(to.chat(), Optional.of("https://shop.example/o/1#c"));

    shortLinks().put(code, there, notice(Slot.PUSH, second), Fresh.second(100));

    assertThat(found(99)).contains(there);
  }

  @Test
  void the_same_again_changes_nothing() {
    put(Slot.PUSH, second);

    put(Slot.PUSH, second);

    assertThat(found(99)).contains(to);
    assertThat(found(101)).isEmpty();
    assertThat(unopened()).containsExactly(second.id());
  }

  @Test
  void a_code_leads_where_it_led_first_and_as_long() {
    put(Slot.PUSH, second);

    shortLinks()
        .put(
            code,
            new ShortLink(Fresh.chat(), Optional.empty()),
            notice(Slot.XMS, second),
            Fresh.second(600));

    assertThat(found(99)).contains(to);
    assertThat(found(101)).isEmpty();
  }

  @Test
  void D3_an_opening_is_a_step_of_every_reply_that_the_notice_told() {
    put(Slot.EMAIL, first, second);

    shortLinks().opened(code, to, unopened(), Fresh.second(40));

    for (Reply reply : List.of(first, second)) {
      assertThat(steps(reply)).containsExactly(Step.linkOpened(reply.id(), Fresh.second(40)));
    }
    assertThat(unopened()).isEmpty();
  }

  @Test
  void D3_twice_crossing_or_with_a_lost_answer_it_is_one_step() {
    put(Slot.EMAIL, first, second);
    Set<ReplyId> read = unopened();

    shortLinks().opened(code, to, read, Fresh.second(40));
    shortLinks().opened(code, to, read, Fresh.second(41));

    assertThat(steps(first)).containsExactly(Step.linkOpened(first.id(), Fresh.second(40)));
    assertThat(unopened()).isEmpty();
  }

  @Test
  void D3_what_a_later_notice_told_by_the_same_link_is_opened_anew() {
    put(Slot.PUSH, second);
    shortLinks().opened(code, to, unopened(), Fresh.second(10));

    put(Slot.XMS, first, second);

    assertThat(unopened()).containsExactly(first.id());
  }

  @Test
  void D3_of_a_notice_that_is_carried_again_the_latest_replies_were_told() {
    put(Slot.EMAIL, first, second);

    put(Slot.EMAIL, second);

    assertThat(unopened()).containsExactly(second.id());
  }

  @Test
  void S5_D3_an_erased_link_leads_nowhere_and_tells_nothing_any_more() {
    put(Slot.EMAIL, first, second);
    Set<ReplyId> read = unopened();
    shortLinks().erase(code);

    shortLinks().opened(code, to, read, Fresh.second(40));

    assertThat(found(0)).isEmpty();
    assertThat(steps(first)).isEmpty();
  }
}
