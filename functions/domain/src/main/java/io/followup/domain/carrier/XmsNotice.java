package io.followup.domain.carrier;

import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.id.DeliveryId;
import java.util.Optional;

/**
 * A text.
 *
 * @param kind SMS or, where the country has it, LMS
 * @param sender the registered number it comes from, digits only
 * @param subject of an LMS; an SMS has none
 * @param parts how many messages it is charged as
 */
public record XmsNotice(
    DeliveryId delivery,
    PhoneNumber to,
    Kind kind,
    String sender,
    Optional<String> subject,
    String text,
    int parts) {
  /** The two kinds of text outside a messenger. */
  public enum Kind {
    SMS,
    LMS
  }

  @Override
  public String toString() {
    return "XmsNotice[" + delivery + ", " + kind + "]";
  }
}
