package io.followup.dynamodb;

import io.followup.domain.delivery.Kind;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeviceId;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.Entry;
import io.followup.domain.word.Sha256;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The key of an item of the table {@code followup}. Parts are joined by {@code #}, which no id
 * holds, so that no two things share a key.
 */
record Key(String pk, String sk) {
  static final String PK = "pk";
  static final String SK = "sk";
  static final String REPLY = "reply";
  static final String STEP = "step#";
  static final String CUSTOMER = "customer";
  static final String DEVICE = "customer#device#";
  static final String SEEN = "customer#seen";
  static final String STOPPED = "customer#stopped";
  static final String CHAT = "chat#";
  static final String TRY = "try#";
  static final String DELIVERY = "delivery#";
  static final String DATA_KEY = "data-key";
  static final String USAGE = "usage#";
  static final String LOW = "low#";
  static final String DAY = "day#";
  private static final String COUNTED = "counted";

  static Key reply(ReplyKey reply) {
    return new Key(replyPk(reply), REPLY);
  }

  static List<Key> replies(WorkspaceId workspace, Collection<ReplyId> replies) {
    return replies.stream().map(reply -> reply(new ReplyKey(workspace, reply))).toList();
  }

  static Key step(ReplyKey reply, String step) {
    return new Key(replyPk(reply), STEP + step);
  }

  static Key contact(CustomerKey customer) {
    return new Key(customerPk(customer), CUSTOMER);
  }

  static Key device(CustomerKey customer, DeviceId device) {
    return new Key(customerPk(customer), DEVICE + device);
  }

  static Key seen(CustomerKey customer) {
    return new Key(customerPk(customer), SEEN);
  }

  static Key stopped(CustomerKey customer) {
    return new Key(customerPk(customer), STOPPED);
  }

  static Key chat(ChatKey chat) {
    return new Key(customerPk(chat.owner()), CHAT + chat.chat());
  }

  static Key delivery(DeliveryId delivery) {
    return new Key(deliveryPk(delivery.followUp()), DELIVERY + delivery.slot().word());
  }

  static Key workspace(WorkspaceId workspace) {
    return new Key(join("W", workspace), "workspace");
  }

  /** By which what is personal is sealed; see {@link Vault}. */
  static Key dataKey(WorkspaceId workspace) {
    return new Key(join("W", workspace), DATA_KEY);
  }

  static Key balance(WorkspaceId workspace) {
    return new Key(join("W", workspace), "balance");
  }

  /** What a day (UTC) captured. */
  static Key usage(WorkspaceId workspace, LocalDate day, int shard) {
    return new Key(join("W", workspace), USAGE + day + "#" + shard);
  }

  /** The day of {@link #usage}. */
  LocalDate day() {
    return LocalDate.parse(parts(sk).get(1));
  }

  /** That credits are low, to be told. */
  static Key low(WorkspaceId workspace, Instant at) {
    return new Key(join("W", workspace), LOW + Micros.of(at));
  }

  /** How the replies of a day (UTC) ended, as far as it is counted in this shard. */
  static Key tally(WorkspaceId workspace, int shard, LocalDate day) {
    return new Key(tallyPk(workspace, shard), DAY + day);
  }

  static String tallyPk(WorkspaceId workspace, int shard) {
    return join("O", workspace, shard);
  }

  /** That a reply's end is counted. */
  static Key counted(ReplyKey reply) {
    return new Key(replyPk(reply), COUNTED);
  }

  /** That what a delivery reached is counted. */
  static Key counted(DeliveryId delivery) {
    return new Key(deliveryPk(delivery.followUp()), COUNTED + "#" + delivery.slot().word());
  }

  /** Credits name themselves, and never an entry of a delivery. */
  static Key entry(WorkspaceId workspace, Entry entry) {
    String family = entry.delivery().isPresent() ? "delivery" : "credit";
    return new Key(join("M", workspace, family, entry.id()), "entry");
  }

  static String entriesPk(WorkspaceId workspace) {
    return join("M", workspace);
  }

  static Key webhookTry(WorkspaceId workspace, String at, String event) {
    return new Key(webhookPk(workspace), TRY + at + "#" + event);
  }

  static String webhookPk(WorkspaceId workspace) {
    return join("H", workspace);
  }

  /** A push token is kept by its hash: it is an address, and longer than a key may be. */
  static Key token(WorkspaceId workspace, String token) {
    return tokenOf(workspace, sha256(token));
  }

  /**
   * @param hash of the token
   */
  static Key tokenOf(WorkspaceId workspace, String hash) {
    return new Key(join("T", workspace, hash), "token");
  }

  /** What the push carrier keeps of a phone; its name has no {@code #}. */
  static Key endpoint(String endpoint) {
    return new Key(join("E", endpoint), "endpoint");
  }

  /** The name of {@link #endpoint}. */
  String endpoint() {
    return parts(pk).get(1);
  }

  static Key link(String code) {
    return new Key(join("L", code), "link");
  }

  static Key suppression(WorkspaceId workspace, Kind kind, String hash) {
    return new Key(join("S", workspace, kind, hash), "suppression");
  }

  static String replyPk(ReplyKey reply) {
    return join("R", reply.workspace(), reply.reply());
  }

  static String customerPk(CustomerKey customer) {
    return join("C", customer.workspace(), customer.customer());
  }

  static String deliveryPk(FollowUpId followUp) {
    return join("F", followUp);
  }

  static Key of(Item item) {
    return new Key(item.text(PK), item.text(SK));
  }

  Map<String, AttributeValue> attributes() {
    return Map.of(PK, Values.text(pk), SK, Values.text(sk));
  }

  ReplyKey replyKey() {
    List<String> parts = parts(pk);
    return ReplyKey.of(parts.get(1), parts.get(2));
  }

  CustomerKey customerKey() {
    List<String> parts = parts(pk);
    return CustomerKey.of(parts.get(1), parts.get(2));
  }

  ChatKey chatKey() {
    return customerKey().chat(new ChatId(last()));
  }

  FollowUpId followUp() {
    return new FollowUpId(parts(pk).get(1));
  }

  /** The last part of the sort key. */
  String last() {
    return parts(sk).getLast();
  }

  static List<String> parts(String key) {
    return List.of(key.split("#", -1));
  }

  static String join(Object... parts) {
    StringBuilder key = new StringBuilder();
    for (Object part : parts) {
      key.append(key.isEmpty() ? "" : "#").append(part);
    }
    return key.toString();
  }

  /** Of a push token: drawn by its carrier, so that nobody guesses it from its hash. */
  static String sha256(String text) {
    return HexFormat.of().formatHex(Sha256.of(text));
  }
}
