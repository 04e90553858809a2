package io.followup.domain.link;

import java.time.Instant;
import java.util.Optional;

/** Where the short links of notices are kept. */
public interface ShortLinks {
  /** Keeps what a code leads to; the same again changes nothing. */
  void put(String code, ShortLink link, Instant expires);

  /** From now on it leads nowhere. */
  void erase(String code);

  /** Where a code leads, unless it expired. */
  Optional<ShortLink> find(String code, Instant now);
}
