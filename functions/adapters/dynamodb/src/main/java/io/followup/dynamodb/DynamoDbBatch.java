package io.followup.dynamodb;

import io.followup.domain.delivery.Delivery;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.protocol.Batch;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.settings.Workspace;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Items of the table {@code followup} by BatchGetItem, a hundred at a time. */
@Singleton
public final class DynamoDbBatch implements Batch {
  private final Table table;
  private final Vault vault;

  @Inject
  public DynamoDbBatch(
      DynamoDbClient client,
      @ConfigProperty(name = "followup.table.followup") String table,
      Vault vault) {
    this.table = new Table(client, table);
    this.vault = vault;
  }

  @Override
  public Sent sent(
      WorkspaceId workspace, Collection<DeliveryId> deliveries, Collection<ReplyId> replies) {
    Map<Key, Item> found = found(deliveries, Key.replies(workspace, replies), List.of());
    return new Sent(
        deliveries(found, deliveries), replies(found, workspace, replies, Optional.empty()));
  }

  @Override
  public Look look(
      WorkspaceId workspace, Collection<DeliveryId> deliveries, Collection<ReplyId> replies) {
    Key settings = Key.workspace(workspace);
    Map<Key, Item> found = found(deliveries, Key.replies(workspace, replies), List.of(settings));
    return new Look() {
      @Override
      public Optional<Workspace> workspace() {
        return Optional.ofNullable(found.get(settings))
            .map(item -> DynamoDbWorkspaces.workspace(workspace, item));
      }

      @Override
      public List<Delivery> deliveries() {
        return DynamoDbBatch.deliveries(found, deliveries);
      }

      @Override
      public Map<ReplyId, StoredReply.Present> opened() {
        return replies(found, workspace, replies, Optional.of(vault));
      }

      @Override
      public Map<ReplyId, StoredReply.Present> sealed() {
        return replies(found, workspace, replies, Optional.empty());
      }
    };
  }

  private Map<Key, Item> found(
      Collection<DeliveryId> deliveries, List<Key> replies, List<Key> others) {
    List<Key> keys = new ArrayList<>(deliveries.stream().map(Key::delivery).toList());
    keys.addAll(replies);
    keys.addAll(others);
    Map<Key, Item> found = new HashMap<>();
    table.getAll(keys).forEach(item -> found.put(Key.of(item), item));
    return found;
  }

  private static List<Delivery> deliveries(Map<Key, Item> found, Collection<DeliveryId> ids) {
    return ids.stream()
        .map(id -> found.get(Key.delivery(id)))
        .filter(Objects::nonNull)
        .map(DeliveryItem::delivery)
        .toList();
  }

  private static Map<ReplyId, StoredReply.Present> replies(
      Map<Key, Item> found, WorkspaceId workspace, Collection<ReplyId> ids, Optional<Vault> by) {
    return ReplyItem.present(
        Key.replies(workspace, ids).stream().map(found::get).filter(Objects::nonNull).toList(), by);
  }
}
