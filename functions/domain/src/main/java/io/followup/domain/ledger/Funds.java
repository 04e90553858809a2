package io.followup.domain.ledger;

import io.followup.domain.delivery.Purse;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a workspace has, in post units.
 *
 * @param credits prepaid, neither reserved nor captured
 * @param reserved held back for deliveries that are under way, from credits and cap alike
 * @param topUp the last credit; 0: there was none
 * @param cap what the payment method stands for, reserved or captured, by the month (UTC) of its
 *     reserving
 */
public record Funds(long credits, long reserved, long topUp, Map<YearMonth, Long> cap) {
  private static final long TENTH = 10;

  public static final Funds NONE = new Funds(0, 0, 0, Map.of());

  public Funds {
    cap = Map.copyOf(cap);
  }

  /** Whose cap a reservation of then counts against. */
  public static YearMonth month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC));
  }

  public long ofCap(YearMonth month) {
    return cap.getOrDefault(month, 0L);
  }

  /**
   * What pays for so many units, whole: credits if they cover it, else the cap; nothing where
   * neither does (M2).
   *
   * @param monthly the workspace's cap; empty: none, 0: credits only
   */
  public Optional<Purse> purse(long units, YearMonth month, Optional<Long> monthly) {
    if (credits >= units) {
      return Optional.of(Purse.CREDITS);
    }
    return monthly.filter(most -> ofCap(month) + units > most).isPresent()
        ? Optional.empty()
        : Optional.of(Purse.CAP);
  }

  /** Whether the prepaid ones are less than a tenth of the last top-up (M4). */
  public boolean areLow() {
    return Math.multiplyExact(credits, TENTH) < topUp;
  }

  public Funds credited(long units) {
    return new Funds(credits + units, reserved, units, cap);
  }

  public Funds reserved(long units, Purse from, YearMonth month) {
    return moved(-units, units, from, month);
  }

  public Funds captured(long units) {
    return new Funds(credits, reserved - units, topUp, cap);
  }

  /**
   * @param month that of its reserving
   */
  public Funds released(long units, Purse from, YearMonth month) {
    return moved(units, -units, from, month);
  }

  private Funds moved(long back, long held, Purse from, YearMonth month) {
    return switch (from) {
      case CREDITS -> new Funds(credits + back, reserved + held, topUp, cap);
      case CAP -> {
        Map<YearMonth, Long> used = new HashMap<>(cap);
        used.merge(month, -back, Long::sum);
        yield new Funds(credits, reserved + held, topUp, used);
      }
    };
  }
}
