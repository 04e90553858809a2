package io.followup.domain.contact;

import io.followup.domain.delivery.Channel;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a customer without anybody's opening what they are reached by: enough to decide
 * whether and how to begin, too little to reach them. For whoever does not send (S5).
 *
 * @param known whether anybody told us of this customer; devices and stops may come earlier
 * @param country where their number is read from
 * @param stopped the channels that the customer does not want to hear from
 * @param liveDevices how many phones can be pushed to
 */
public record Reach(
    boolean known,
    Phone phone,
    boolean email,
    Optional<String> country,
    Set<Channel> stopped,
    int liveDevices) {

  /** What kind of number there is. */
  public enum Phone {
    NONE("none"),
    LANDLINE("landline"),
    TEXTABLE("can text");

    private final String word;

    Phone(String word) {
      this.word = word;
    }

    /** As records tell it. */
    public String word() {
      return word;
    }

    public static Phone of(Optional<Boolean> canText) {
      return canText.map(can -> can ? TEXTABLE : LANDLINE).orElse(NONE);
    }
  }

  public Reach {
    stopped = Set.copyOf(stopped);
  }

  /** Whether there is a phone that may be pushed to. */
  public boolean canBePushed() {
    return liveDevices > 0 && !stopped.contains(Channel.PUSH);
  }

  /** What there is to know of somebody who was read whole. */
  public static Reach of(Customer customer) {
    return new Reach(
        customer.known(),
        Phone.of(customer.phone().map(PhoneNumber::canText)),
        customer.email().isPresent(),
        customer.country(),
        customer.stopped(),
        customer.liveDevices().size());
  }
}
