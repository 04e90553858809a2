package io.followup.domain.link;

import io.followup.domain.id.ChatKey;
import java.time.Instant;
import java.util.Optional;

/** Where the short links of notices are kept. */
public interface ShortLinks {
  /** Keeps what a code leads to; the same again changes nothing. */
  void put(String code, ChatKey chat, Instant expires);

  /** From now on it leads nowhere. */
  void erase(String code);

  /** Where a code leads, unless it expired. */
  Optional<ChatKey> find(String code, Instant now);
}
