package io.followup.handlers.bus;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What comes in by the bus. */
enum Input {
  REPLY_POSTED,
  REPLY_EDITED,
  REPLY_DELETED,
  CHAT_READ,
  CUSTOMER_WROTE,
  PRESENCE_BEAT,
  CUSTOMER_UPDATED;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Input> of(String word) {
    return Arrays.stream(values()).filter(input -> input.word().equals(word)).findFirst();
  }
}
