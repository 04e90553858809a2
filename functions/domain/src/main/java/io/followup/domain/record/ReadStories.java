package io.followup.domain.record;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gathers what is kept of replies: their own follow-ups, and what the follow-ups that claimed them
 * told of them.
 */
public final class ReadStories {
  private static final List<Slot> CLAIMED = List.of(Slot.MESSENGER, Slot.XMS, Slot.EMAIL);

  private final Stories stories;
  private final Deliveries deliveries;
  private final Chats chats;

  public ReadStories(Stories stories, Deliveries deliveries, Chats chats) {
    this.stories = stories;
    this.deliveries = deliveries;
    this.chats = chats;
  }

  /** All of one reply. */
  public Story of(StoredReply.Present stored) {
    return story(stored, stories.steps(stored.reply().key()), deliveries::of, chats::get);
  }

  /** Of each its headlines and deliveries, in a few calls for all of them. */
  public List<Story> page(WorkspaceId workspace, List<StoredReply.Present> page) {
    List<ReplyId> ids = page.stream().map(stored -> stored.reply().id()).toList();
    Map<ReplyId, List<Step>> steps = stories.headlines(workspace, ids);
    Map<FollowUpId, List<Delivery>> told =
        deliveries.getAll(deliveryIds(page, steps)).stream()
            .collect(Collectors.groupingBy(delivery -> delivery.id().followUp()));
    Map<ChatKey, Chat> known = new HashMap<>();
    return page.stream()
        .map(
            stored ->
                story(
                    stored,
                    steps.getOrDefault(stored.reply().id(), List.of()),
                    followUp -> told.getOrDefault(followUp, List.of()),
                    chat -> known.computeIfAbsent(chat, chats::get)))
        .toList();
  }

  /** Each reply has a push of its own; text and email are its claimer's. */
  private static Set<DeliveryId> deliveryIds(
      List<StoredReply.Present> page, Map<ReplyId, List<Step>> steps) {
    Set<DeliveryId> ids = new LinkedHashSet<>();
    for (StoredReply.Present stored : page) {
      ids.add(new DeliveryId(stored.reply().followUpId(), Slot.PUSH));
      Stream<FollowUpId> claimers =
          Story.claimers(steps.getOrDefault(stored.reply().id(), List.of()));
      claimers.forEach(claimer -> CLAIMED.forEach(slot -> ids.add(new DeliveryId(claimer, slot))));
    }
    return ids;
  }

  private static Story story(
      StoredReply.Present stored,
      List<Step> steps,
      Function<FollowUpId, List<Delivery>> deliveries,
      Function<ChatKey, Chat> chats) {
    Reply reply = stored.reply();
    List<Delivery> all =
        Story.around(reply, steps, deliveries)
            .sorted(Comparator.comparing(Delivery::at).thenComparing(d -> d.id().slot()))
            .toList();
    boolean opening =
        reply.opening().orElseGet(() -> chats.apply(reply.chat()).isOpening(reply.opening()));
    return new Story(
        stored,
        opening,
        steps,
        all.stream().filter(delivery -> Story.tells(delivery, reply)).toList(),
        all.stream().flatMap(delivery -> Story.tries(delivery, reply)).toList());
  }
}
