package io.followup.dynamodb;

import io.followup.domain.delivery.Delivery;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.protocol.Batch;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.settings.Workspace;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    List<Key> keys = new ArrayList<>(deliveries.stream().map(Key::delivery).toList());
    keys.addAll(keys(workspace, replies));
    Map<Key, Item> found = found(keys);
    List<Delivery> sent = deliveries.stream().flatMap(id -> delivery(found, id).stream()).toList();
    return new Sent(sent, replies(found, workspace, replies, Optional.empty()));
  }

  @Override
  public Look look(WorkspaceId workspace, DeliveryId delivery, Collection<ReplyId> replies) {
    List<Key> keys = new ArrayList<>(List.of(Key.workspace(workspace), Key.delivery(delivery)));
    keys.addAll(keys(workspace, replies));
    Map<Key, Item> found = found(keys);
    return new Look() {
      @Override
      public Optional<Workspace> workspace() {
        return Optional.ofNullable(found.get(Key.workspace(workspace)))
            .map(item -> DynamoDbWorkspaces.workspace(workspace, item));
      }

      @Override
      public Optional<Delivery> delivery() {
        return DynamoDbBatch.delivery(found, delivery);
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

  private Map<Key, Item> found(List<Key> keys) {
    Map<Key, Item> found = new LinkedHashMap<>();
    table.getAll(keys).forEach(item -> found.put(Key.of(item), item));
    return found;
  }

  private static List<Key> keys(WorkspaceId workspace, Collection<ReplyId> replies) {
    return replies.stream().map(id -> Key.reply(new ReplyKey(workspace, id))).toList();
  }

  private static Optional<Delivery> delivery(Map<Key, Item> found, DeliveryId id) {
    return Optional.ofNullable(found.get(Key.delivery(id))).map(DeliveryItem::delivery);
  }

  private static Map<ReplyId, StoredReply.Present> replies(
      Map<Key, Item> found, WorkspaceId workspace, Collection<ReplyId> ids, Optional<Vault> by) {
    List<Item> items = new ArrayList<>();
    for (Key key : keys(workspace, ids)) {
      Optional.ofNullable(found.get(key)).ifPresent(items::add);
    }
    return ReplyItem.present(items, by);
  }
}
