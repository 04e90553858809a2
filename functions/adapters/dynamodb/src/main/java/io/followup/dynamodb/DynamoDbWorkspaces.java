package io.followup.dynamodb;

import io.followup.domain.id.WorkspaceId;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Workspaces in the table {@code followup}. */
@Singleton
public final class DynamoDbWorkspaces implements Workspaces {
  private static final String KEY_VERSION = "keyVersion";
  private static final String VERSION = "version";
  private static final String SETTINGS = "settings";
  private static final String PAYMENT_METHOD = "paymentMethod";

  private final Table table;

  @Inject
  public DynamoDbWorkspaces(
      DynamoDbClient client, @ConfigProperty(name = "followup.table.followup") String table) {
    this.table = new Table(client, table);
  }

  @Override
  public boolean create(Workspace workspace) {
    Fields fields =
        new Fields()
            .with(KEY_VERSION, Values.number(workspace.keyVersion()))
            .with(VERSION, Values.number(workspace.version()))
            .with(SETTINGS, SettingsMap.of(workspace.settings()))
            .with(PAYMENT_METHOD, Values.flag(workspace.paymentMethod()));
    return table.put(new NewItem(Key.workspace(workspace.id()), fields).whenAbsent());
  }

  @Override
  public Optional<Workspace> get(WorkspaceId id) {
    Item item = table.get(Key.workspace(id));
    return item.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Workspace(
                id,
                item.count(KEY_VERSION),
                item.number(VERSION),
                SettingsMap.settings(item.map(SETTINGS)),
                item.flag(PAYMENT_METHOD)));
  }

  @Override
  public boolean replaceSettings(WorkspaceId id, long expectedVersion, Settings settings) {
    Change change =
        new Change(Key.workspace(id))
            .set(SETTINGS, SettingsMap.of(settings))
            .set(VERSION, Values.number(expectedVersion + 1))
            .when(e -> e.is(VERSION, Values.number(expectedVersion)))
            .once();
    return table.update(change).isDone();
  }

  @Override
  public boolean setPaymentMethod(WorkspaceId id, boolean registered) {
    Change change =
        new Change(Key.workspace(id))
            .set(PAYMENT_METHOD, Values.flag(registered))
            .when(e -> e.exists(Key.PK));
    return table.update(change).isDone();
  }
}
