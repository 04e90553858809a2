package io.followup.dynamodb;

import io.followup.domain.contact.Device;
import io.followup.domain.id.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which workspaces have a device with an endpoint of the push carrier: {@code holders}, until
 * {@code until}, by when their devices have expired. {@code due} is when somebody should look. Once
 * {@code gone} it has no holder any more, ever, and is kept for as long as somebody may hold its
 * name.
 */
final class EndpointItem {
  static final String HOLDERS = "holders";
  static final String UNTIL = "until";
  static final String GONE = "gone";

  /** No registration takes so long. */
  static final Duration REMEMBERED = Duration.ofDays(1);

  /** Days, so that a phone that registers at each start of its app moves nothing in the index. */
  private static final Duration LATER = Duration.ofDays(2);

  private EndpointItem() {}

  /** The carrier keeps nothing of a browser. */
  static Optional<String> of(Device device) {
    return Optional.of(device)
        .filter(it -> it.platform() != Device.Platform.WEB)
        .map(Device::endpoint);
  }

  /**
   * The workspace has a device with it. Refused where it is gone.
   *
   * @param expires when the device does
   */
  static Change held(String endpoint, WorkspaceId workspace, Instant expires) {
    Key key = Key.endpoint(endpoint);
    AttributeValue until = Values.instant(expires.plus(LATER).truncatedTo(ChronoUnit.DAYS));
    return new Change(key)
        .add(HOLDERS, holder(workspace))
        .set(UNTIL, until)
        .set(DueIndex.DUE, until)
        .set(DueIndex.SHARD, DueIndex.endpointShard(key))
        .when(e -> e.absent(GONE));
  }

  /** The workspace has none any more; somebody should see whether another has. */
  static Change dropped(String endpoint, WorkspaceId workspace, Instant now) {
    Key key = Key.endpoint(endpoint);
    return new Change(key)
        .take(HOLDERS, holder(workspace))
        .set(DueIndex.DUE, Values.instant(now))
        .set(DueIndex.SHARD, DueIndex.endpointShard(key));
  }

  private static AttributeValue holder(WorkspaceId workspace) {
    return AttributeValue.builder().ss(workspace.value()).build();
  }
}
