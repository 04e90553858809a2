package io.followup.dynamodb;

import io.followup.domain.id.WorkspaceId;
import io.followup.domain.price.Price;
import io.followup.domain.price.Prices;
import io.followup.domain.secret.Keyring;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Workspaces in the table {@code followup}. */
@Singleton
public final class DynamoDbWorkspaces implements Workspaces {
  private static final String KEY_VERSION = "keyVersion";
  private static final String KEYS = "keys";
  private static final String GENERATION = "keysGeneration";
  private static final String VERSION = "version";
  private static final String SETTINGS = "settings";
  private static final String PAYMENT_METHOD = "paymentMethod";
  private static final String PRICES = "prices";

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
            .with(KEYS, KeyringMap.of(workspace.keys()))
            .with(GENERATION, Values.number(workspace.keys().generation()))
            .with(VERSION, Values.number(workspace.version()))
            .with(SETTINGS, SettingsMap.of(workspace.settings()))
            .with(PAYMENT_METHOD, Values.flag(workspace.paymentMethod()));
    return table.put(new NewItem(Key.workspace(workspace.id()), fields).whenAbsent());
  }

  @Override
  public Optional<Workspace> get(WorkspaceId id) {
    Item item = table.get(Key.workspace(id));
    return item.isEmpty() ? Optional.empty() : Optional.of(workspace(id, item));
  }

  static Workspace workspace(WorkspaceId id, Item item) {
    return new Workspace(
        id,
        keys(item),
        item.number(VERSION),
        SettingsMap.settings(item.map(SETTINGS)),
        item.flag(PAYMENT_METHOD),
        prices(item));
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

  /** Before keys could be minted anew, one number said all. */
  private static Keyring keys(Item item) {
    return item.maybeMap(KEYS)
        .map(KeyringMap::keyring)
        .orElseGet(() -> Keyring.of(item.count(KEY_VERSION), Optional.empty()));
  }

  @Override
  public boolean replaceKeys(WorkspaceId id, Keyring before, Keyring after) {
    AttributeValue generation = Values.number(before.generation());
    Change change =
        new Change(Key.workspace(id))
            .set(KEYS, KeyringMap.of(after))
            .set(GENERATION, Values.number(after.generation()))
            .when(e -> e.exists(Key.PK))
            .when(e -> Expression.any(e.is(GENERATION, generation), e.absent(GENERATION)))
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

  @Override
  public boolean setPrices(WorkspaceId id, Prices prices) {
    AttributeValue all =
        Values.list(prices.list().stream().map(DynamoDbWorkspaces::price).toList());
    Change change = new Change(Key.workspace(id)).set(PRICES, all).when(e -> e.exists(Key.PK));
    return table.update(change).isDone();
  }

  private static AttributeValue price(Price price) {
    return new Fields()
        .with("kind", Values.text(price.kind()))
        .with("country", price.country().map(Values::text))
        .with("unitsPerPart", Values.number(price.unitsPerPart()))
        .with("from", Values.text(price.from().toString()))
        .asMap();
  }

  private static Prices prices(Item item) {
    return item.has(PRICES)
        ? new Prices(item.maps(PRICES).stream().map(DynamoDbWorkspaces::price).toList())
        : Prices.none();
  }

  private static Price price(Item map) {
    return new Price(
        map.text("kind"),
        map.maybeText("country"),
        map.number("unitsPerPart"),
        LocalDate.parse(map.text("from")));
  }
}
