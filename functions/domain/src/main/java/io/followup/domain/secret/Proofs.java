package io.followup.domain.secret;

import io.followup.domain.id.DeliveryId;
import java.time.Duration;
import java.time.Instant;

/** The proof that a push carries: whoever holds it may acknowledge that delivery, for 48 hours. */
public final class Proofs {
  public static final Duration LIFE = Duration.ofDays(2);
  private static final String PURPOSE = "push-proof";

  private final Signer signer;

  public Proofs(Signer signer) {
    this.signer = signer;
  }

  public String of(DeliveryId delivery, Instant now) {
    long end = now.plus(LIFE).getEpochSecond();
    return end + "." + signer.sign(PURPOSE, message(delivery, end));
  }

  public boolean holds(DeliveryId delivery, String proof, Instant now) {
    int dot = proof.indexOf('.');
    if (dot < 1 || dot > 12) {
      return false;
    }
    try {
      long end = Long.parseLong(proof.substring(0, dot));
      return now.getEpochSecond() <= end
          && signer.verify(PURPOSE, message(delivery, end), proof.substring(dot + 1));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String message(DeliveryId delivery, long end) {
    return delivery.value() + "." + end;
  }
}
