package io.followup.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.Ports;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.protocol.Batch;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Batch} promises: what its stores say, each by itself. */
public abstract class BatchContract {
  private final ChatKey chat = Fresh.chat();

  protected abstract Ports ports();

  @Test
  void S5_what_was_sent_is_read_with_its_replies_and_nothing_is_opened() {
    List<Reply> replies = accepted(60);
    List<DeliveryId> sent = new ArrayList<>();
    for (Reply reply : replies.subList(0, 51)) {
      Delivery push = Fresh.delivery(reply, Slot.PUSH, Status.SENDING, 1);
      assertThat(ports().deliveries().open(push)).isTrue();
      sent.add(push.id());
    }
    DeliveryId never = new DeliveryId(replies.getFirst().followUpId(), Slot.EMAIL);

    Batch.Sent found =
        ports().batch().sent(chat.workspace(), with(sent, never), with(ids(replies), gone()));

    assertThat(found.deliveries()).extracting(Delivery::id).containsExactlyElementsOf(sent);
    assertThat(found.replies().keySet()).containsExactlyInAnyOrderElementsOf(ids(replies));
    Reply seventh = replies.get(7);
    assertThat(found.replies().get(seventh.id()))
        .isEqualTo(new StoredReply.Present(seventh.sealed(), false, Optional.empty()));
  }

  @Test
  void S5_whoever_tells_reads_words_settings_and_what_an_earlier_call_left() {
    Workspace shop = new Workspace(chat.workspace(), 1, 1, Settings.defaults("Tea & Co"), true);
    assertThat(ports().workspaces().create(shop)).isTrue();
    Reply reply = accepted(1).getFirst();
    Delivery earlier = Fresh.delivery(reply, Slot.EMAIL, Status.SENDING, 1);
    assertThat(ports().deliveries().open(earlier)).isTrue();

    Batch.Look look =
        ports().batch().look(chat.workspace(), List.of(earlier.id()), List.of(reply.id(), gone()));

    assertThat(look.workspace()).isEqualTo(ports().workspaces().get(chat.workspace()));
    assertThat(look.workspace()).isPresent();
    assertThat(look.deliveries()).isEqualTo(ports().deliveries().getAll(List.of(earlier.id())));
    StoredReply.Present open = new StoredReply.Present(reply, false, Optional.empty());
    assertThat(look.opened()).isEqualTo(Map.of(reply.id(), open));
    assertThat(look.sealed()).isEqualTo(Map.of(reply.id(), open.sealed()));
  }

  @Test
  void what_is_not_there_is_left_out() {
    Batch.Look look = ports().batch().look(chat.workspace(), List.of(), List.of(gone()));

    assertThat(look.workspace()).isEmpty();
    assertThat(look.deliveries()).isEmpty();
    assertThat(look.opened()).isEmpty();
    assertThat(ports().batch().sent(chat.workspace(), List.of(), List.of()))
        .isEqualTo(new Batch.Sent(List.of(), Map.of()));
  }

  private List<Reply> accepted(int many) {
    List<Reply> replies = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Reply reply = Fresh.reply(chat, "r-" + i, i);
      ports().replies().accept(reply, Fresh.WAIT);
      replies.add(reply);
    }
    return replies;
  }

  /** Only its delete has come. */
  private ReplyId gone() {
    ReplyId gone = new ReplyId("gone");
    boolean _ = ports().replies().putTombstone(chat.reply(gone), Fresh.second(0));
    return gone;
  }

  private static List<ReplyId> ids(List<Reply> replies) {
    return replies.stream().map(Reply::id).toList();
  }

  private static <T> List<T> with(List<T> all, T more) {
    List<T> with = new ArrayList<>(all);
    with.add(more);
    return with;
  }
}
