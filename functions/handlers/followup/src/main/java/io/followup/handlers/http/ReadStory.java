package io.followup.handlers.http;

import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.record.Stories;
import io.followup.domain.record.Story;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/**
 * Gathers what is kept of a reply: its own follow-up, and what the follow-up that claimed it told
 * of it.
 */
@Singleton
class ReadStory {
  private final Stories stories;
  private final Deliveries deliveries;
  private final Chats chats;

  ReadStory(Stories stories, Deliveries deliveries, Chats chats) {
    this.chats = chats;
    this.stories = stories;
    this.deliveries = deliveries;
  }

  Story of(StoredReply.Present stored) {
    Reply reply = stored.reply();
    List<Step> steps = stories.steps(reply.key());
    List<Delivery> told =
        Story.deliveriesOf(reply, steps, deliveries).stream()
            .sorted(Comparator.comparing(Delivery::at).thenComparing(d -> d.id().slot()))
            .toList();
    boolean opening =
        reply.opening().orElseGet(() -> chats.get(reply.chat()).isOpening(reply.opening()));
    return new Story(stored, opening, steps, told);
  }
}
