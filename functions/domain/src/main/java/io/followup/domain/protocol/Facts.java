package io.followup.domain.protocol;

import io.followup.domain.chat.Claim;
import io.followup.domain.contact.Reach;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.id.Run;
import io.followup.domain.presence.Presence;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.settings.Settings;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is known beside the chat, and nothing else is. Each is read when it is first asked for,
 * later than the chat, and stays as it was read for as long as the chat does.
 */
public interface Facts {
  Instant now();

  Presence presence();

  /** What the customer can be told by. */
  Reach reach();

  Settings settings();

  /** Prepaid credits. */
  long credits();

  /** The push of a run's reply, if there was one. */
  Optional<Delivery> push(Run run);

  /** What has been sent for a claim, by its own ways and by its replies' pushes. */
  List<Delivery> deliveries(Claim claim);

  /** The replies of a claim. */
  Collection<StoredReply.Present> replies(Claim claim);
}
