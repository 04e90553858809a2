package io.followup.dynamodb;

import io.followup.domain.contact.Suppressions;
import io.followup.domain.delivery.Kind;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.record.Reason;
import io.followup.domain.secret.Signer;
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

  private final Table table;
  private final Signer signer;

  @Inject
  public DynamoDbSuppressions(
      DynamoDbClient client,
      @ConfigProperty(name = "followup.table.followup") String table,
      Signer signer) {
    this.table = new Table(client, table);
    this.signer = signer;
  }

  @Override
  public Optional<Reason> of(WorkspaceId workspace, Kind kind, String address) {
    return table.get(key(workspace, kind, address)).maybeText(REASON).map(Reason::ofWord);
  }

  @Override
  public void put(WorkspaceId workspace, Kind kind, String address, Reason reason, Instant at) {
    table.update(change(workspace, kind, address, at).set(REASON, Values.text(reason.word())));
  }

  @Override
  public void lift(WorkspaceId workspace, Kind kind, String address, Instant at) {
    table.update(change(workspace, kind, address, at).remove(REASON));
  }

  private Change change(WorkspaceId workspace, Kind kind, String address, Instant at) {
    return new Change(key(workspace, kind, address))
        .set(AT, Values.instant(at))
        .when(e -> e.absentOrAtMost(AT, Values.instant(at)));
  }

  private Key key(WorkspaceId workspace, Kind kind, String address) {
    String purpose = "suppression-" + workspace + "-" + kind;
    return Key.suppression(workspace, kind, signer.sign(purpose, address));
  }
}
