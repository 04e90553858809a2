package io.followup.domain.device;

import io.followup.domain.carrier.PushCarrier;
import io.followup.domain.contact.Endpoints;
import java.time.Clock;
import java.util.List;

/**
 * Has the push carrier delete what it keeps of phones that nobody pushes to any more: removed,
 * dead, expired, or of whoever was erased (S5). Whoever dies in between leaves it due.
 */
public final class DeleteEndpoints {
  private final Endpoints endpoints;
  private final PushCarrier carrier;
  private final Clock clock;

  public DeleteEndpoints(Endpoints endpoints, PushCarrier carrier, Clock clock) {
    this.endpoints = endpoints;
    this.carrier = carrier;
    this.clock = clock;
  }

  /** Endpoints that perhaps no device has any more. */
  public List<String> due(int limit) {
    return endpoints.due(clock.instant(), limit);
  }

  /**
   * Deletes it, unless a device has it. Given up first: a phone that registers meanwhile, and was
   * told of the old endpoint, is not stored with it.
   */
  public void delete(String endpoint) {
    if (endpoints.giveUp(endpoint, clock.instant())) {
      carrier.delete(endpoint);
      endpoints.deleted(endpoint, clock.instant());
    }
  }
}
