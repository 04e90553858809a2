package io.followup.carriers.alimtalk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The templates of senders, asked for once and then kept for ten minutes: a template changes by a
 * review of days only, and one that was stopped is refused when it is used. One that is not
 * approved is asked for each time.
 */
public final class KeptTemplates {
  private static final Duration LIFE = Duration.ofMinutes(10);

  /**
   * Whose template it is.
   *
   * @param account the key that asks for it
   */
  public record Key(String account, String sender, String code) {
    @Override
    public String toString() {
      return "Key[" + code + "]";
    }
  }

  private record Kept(AlimTalkTemplate template, Instant until) {}

  private final Clock clock;
  private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

  public KeptTemplates(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param ask the vendor, where it is not kept
   */
  public FoundTemplate find(Key key, Supplier<FoundTemplate> ask) {
    Kept there = kept.get(key);
    if (there != null && there.until().isAfter(clock.instant())) {
      return new FoundTemplate.Is(there.template());
    }
    FoundTemplate found = ask.get();
    if (found instanceof FoundTemplate.Is(AlimTalkTemplate template) && template.approved()) {
      kept.put(key, new Kept(template, clock.instant().plus(LIFE)));
    }
    return found;
  }
}
