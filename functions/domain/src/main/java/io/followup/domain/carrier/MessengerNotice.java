package io.followup.domain.carrier;

import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Language;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.settings.Workspace;

/** A text by a messenger. */
public record MessengerNotice(
    DeliveryId delivery,
    Customer to,
    Workspace workspace,
    Language language,
    String text,
    String url) {
  @Override
  public String toString() {
    return "MessengerNotice[" + delivery + "]";
  }
}
