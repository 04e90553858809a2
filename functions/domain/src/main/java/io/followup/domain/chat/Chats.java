package io.followup.domain.chat;

import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.Due;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Where chats are kept, and the only door to what they decide. */
public interface Chats {
  /** Strongly consistent; {@link Chat#none} where nothing is kept. */
  Chat get(ChatKey key);

  /** The customer's chats that hold open replies or claims; strongly consistent. */
  List<Chat> openOf(CustomerKey customer);

  /**
   * Writes a change whole, or not at all: the chat must still be of the version it was read in, and
   * the settled replies must have no outcome. Of a reply that is settled and in no claim any more
   * the words go by the same step (S5).
   *
   * @return false if another write came between
   */
  boolean write(ChatChange change);

  /**
   * Watches an open reply, as {@link Chat#watched(ReplyId, Instant)} does. No version is compared:
   * nothing else of the chat changes. Where the chat's due does not move, nothing does.
   *
   * @return whether somebody has to be woken: false if the reply is not open any more, or if
   *     another one is watched until the same instant, since whoever is woken looks at all
   */
  boolean watch(ChatKey key, ReplyId reply, Instant until, Step step);

  /**
   * A device acknowledged: in one step the delivery gets the receipt, the reply leaves the open
   * ones and is settled.
   *
   * @return false if the reply is not open any more; then nothing changes
   */
  boolean acknowledge(Delivery delivery, Receipt receipt, ReplyId reply, Settlement settlement);

  /** A receipt that came too late to decide: kept, and whoever is finishing looks anew. */
  void late(Delivery delivery, Receipt receipt);

  /** Tells a step of a reply's story, once. */
  void tell(ChatKey key, Step step);

  /**
   * Lists the chats that are due, the longest due first as far as it goes, perhaps a moment stale:
   * whoever acts reads them anew. None is listed twice in one call.
   *
   * @param page takes a page, one after the other, on the caller's thread; false: that is enough
   */
  void due(Instant now, Predicate<List<Due<ChatKey>>> page);

  /**
   * Puts off what was listed, each that is still due as it was listed. No version is compared, and
   * none rises; a chat that is not there stays away.
   */
  void putOff(List<Due<ChatKey>> listed, Instant until);

  /** All of the customer's chats; strongly consistent. */
  List<Chat> of(CustomerKey customer);

  /** Removes a chat, unless another write came between. */
  void erase(Chat chat);
}
