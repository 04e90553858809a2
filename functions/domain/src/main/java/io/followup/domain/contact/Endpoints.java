package io.followup.domain.contact;

import java.time.Instant;
import java.util.List;

/**
 * The push carrier's endpoints, and whether a device of any workspace still has them: a carrier
 * keys them by the phone's token, so workspaces that share an application share endpoints. Who
 * stores or drops a device says so in the same write. Browsers have none: their carrier keeps
 * nothing that could be deleted.
 */
public interface Endpoints {
  /** Endpoints that perhaps no device has any more, perhaps a moment stale. */
  List<String> due(Instant now, int limit);

  /**
   * From now on no device can have it; false where one has it. What was given up before stays so.
   */
  boolean giveUp(String endpoint, Instant now);

  /** The carrier has deleted it, so that nobody needs to look at it again. */
  void deleted(String endpoint, Instant now);
}
