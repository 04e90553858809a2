package io.followup.domain.reply;

import io.followup.domain.id.ReplyKey;
import io.followup.domain.outcome.Settlement;
import java.time.Instant;
import java.util.Optional;

/** What is kept under a reply's id. */
public sealed interface StoredReply {
  /**
   * A reply.
   *
   * @param deleted the manager unsent it
   * @param settlement its outcome, once it has one
   * @param erased its customer was erased: nothing but ids, times and its outcome is left
   */
  record Present(Reply reply, boolean deleted, Optional<Settlement> settlement, boolean erased)
      implements StoredReply {
    public Present(Reply reply, boolean deleted, Optional<Settlement> settlement) {
      this(reply, deleted, settlement, false);
    }

    /** Without what only few may read. */
    public Present sealed() {
      return new Present(reply.sealed(), deleted, settlement, erased);
    }
  }

  /** Only a delete, which came before its reply. */
  record Tombstone(ReplyKey key, Instant at) implements StoredReply {}
}
