package io.followup.domain.link;

import io.followup.domain.id.ReplyId;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Links that lead nowhere: nothing is kept. */
public final class NoLinks implements ShortLinks {
  @Override
  public void put(String code, ShortLink link, Notice notice, Instant expires) {}

  @Override
  public void erase(String code) {}

  @Override
  public Optional<Found> find(String code, Instant now) {
    return Optional.empty();
  }

  @Override
  public void opened(String code, ShortLink link, Collection<ReplyId> replies, Instant at) {}
}
