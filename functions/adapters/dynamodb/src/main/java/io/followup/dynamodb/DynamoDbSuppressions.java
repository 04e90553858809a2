package io.followup.dynamodb;

import io.followup.domain.contact.AddressHash;
import io.followup.domain.contact.Suppressions;
import io.followup.domain.delivery.Kind;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.secret.Fingerprints;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Suppressions in the table {@code followup}, by a keyed hash of the address. They stay. */
@Singleton
public final class DynamoDbSuppressions implements Suppressions {
  private static final String REASON = "reason";
  private static final String AT = "at";

  /** Whether the owner of the address stopped it, and when they last said so or otherwise. */
  private static final String STOPPED = "stopped";

  private static final String SAID = "saidAt";

  private final Table table;
  private final Fingerprints fingerprints;

  @Inject
  public DynamoDbSuppressions(
      DynamoDbClient client,
      @ConfigProperty(name = "followup.table.followup") String table,
      Fingerprints fingerprints) {
    this.table = new Table(client, table);
    this.fingerprints = fingerprints;
  }

  @Override
  public Optional<Reason> of(WorkspaceId workspace, Kind kind, String address) {
    Item item = table.get(key(hash(workspace, kind, address)));
    return item.maybeText(REASON)
        .map(Reason::ofWord)
        .or(() -> item.flag(STOPPED) ? Optional.of(Reason.STOPPED) : Optional.empty());
  }

  @Override
  public void put(AddressHash address, Reason reason, Instant at) {
    table.update(newer(address, AT, at).set(REASON, Values.text(reason.word())));
  }

  @Override
  public void lift(WorkspaceId workspace, Kind kind, String address, Instant at) {
    table.update(newer(hash(workspace, kind, address), AT, at).remove(REASON));
  }

  @Override
  public boolean isStopped(AddressHash address) {
    return table.get(key(address)).flag(STOPPED);
  }

  @Override
  public void stop(AddressHash address, Instant at) {
    table.update(newer(address, SAID, at).set(STOPPED, Values.flag(true)));
  }

  @Override
  public void undo(AddressHash address, Instant at) {
    table.update(newer(address, SAID, at).remove(STOPPED));
  }

  private static Change newer(AddressHash address, String clock, Instant at) {
    return new Change(key(address))
        .set(clock, Values.instant(at))
        .when(e -> e.absentOrAtMost(clock, Values.instant(at)));
  }

  @Override
  public AddressHash hash(WorkspaceId workspace, Kind kind, String address) {
    return AddressHash.of(fingerprints, workspace, kind, address);
  }

  private static Key key(AddressHash address) {
    return Key.suppression(address.workspace(), address.kind(), address.value());
  }
}
