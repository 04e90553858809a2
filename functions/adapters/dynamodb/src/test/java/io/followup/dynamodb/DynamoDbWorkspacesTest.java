package io.followup.dynamodb;

import static io.followup.dynamodb.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.Keyring;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DynamoDbWorkspacesTest {
  private static final WorkspaceId SHOP = new WorkspaceId("shop");

  private final DynamoDbFixture db = DynamoDbFixture.at(NOW);
  private final DynamoDbWorkspaces workspaces = db.workspaces();

  @Test
  void each_call_is_one_request() {
    workspaces.create(new Workspace(SHOP, 1, 1, Settings.defaults("Shop"), false));
    workspaces.replaceSettings(SHOP, 1, Settings.defaults("New"));
    workspaces.setPaymentMethod(SHOP, true);
    workspaces.get(SHOP);

    assertThat(db.calls().calls()).isEqualTo(Map.of("putItem", 1, "updateItem", 2, "getItem", 1));
  }

  @Test
  void S7_a_workspace_that_was_stored_before_keys_could_be_minted_anew_keeps_its_own() {
    workspaces.create(new Workspace(SHOP, 2, 1, Settings.defaults("Shop"), false));
    DynamoDbFixture.engine()
        .updateItem(
            as ->
                as.tableName(db.followupTable())
                    .key(Key.workspace(SHOP).attributes())
                    .updateExpression("SET keyVersion = :v REMOVE #keys, keysGeneration")
                    .expressionAttributeNames(Map.of("#keys", "keys"))
                    .expressionAttributeValues(Map.of(":v", Values.number(1))));
    Keyring old = workspaces.get(SHOP).orElseThrow().keys();
    Keyring minted =
        old.with(Keyring.What.WORKSPACE_KEY, old.workspaceKey().next("m", Duration.ofDays(1), NOW));

    assertThat(old).isEqualTo(Keyring.of(1, Optional.empty()));
    assertThat(workspaces.replaceKeys(SHOP, old, minted)).isTrue();
    assertThat(workspaces.replaceKeys(SHOP, old, minted)).isFalse();
    assertThat(workspaces.get(SHOP).orElseThrow().keys()).isEqualTo(minted);
  }

  @Test
  void of_many_who_replace_the_same_settings_one_does() {
    workspaces.create(new Workspace(SHOP, 1, 1, Settings.defaults("Shop"), false));

    List<Boolean> replaced =
        Races.run(6, i -> workspaces.replaceSettings(SHOP, 1, Settings.defaults("New " + i)));

    assertThat(replaced).containsOnlyOnce(true);
    assertThat(workspaces.get(SHOP).orElseThrow().version()).isEqualTo(2);
  }
}
