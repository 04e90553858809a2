package io.followup.domain.carrier;

import io.followup.domain.contact.Customer;
import io.followup.domain.delivery.Kind;
import io.followup.domain.settings.Settings;

/** A messenger: AlimTalk or LINE. */
public interface Messenger {
  Kind kind();

  /** Whether this is the messenger for that customer of that workspace (F4). */
  boolean serves(Customer customer, Settings settings);

  /** Asking again with the same delivery id is asking once, for as long as the carrier says. */
  Answer send(MessengerNotice notice);
}
