package io.followup.domain.outcome;

import io.followup.domain.word.Word;
import java.util.Arrays;

/** Why something was or was not done: one word, the same in record, event, log and metric. */
public enum Reason implements Word {
  // what was found
  ONLINE,
  OFFLINE,
  LEFT,
  ACTIVE_SINCE,
  READ,
  DELETED,
  EDITED,
  ERASED,
  FOLLOW_UP_OFF,
  TOO_OLD,
  GAP,
  NO_RECEIPT,
  ACKNOWLEDGED,
  EXECUTION_ENDED,
  CLAIMED,
  OPENED,
  // why a channel could not be asked
  NO_DEVICE,
  NO_CONTACT,
  LANDLINE,
  CHANNEL_OFF,
  PAYMENT_METHOD_REQUIRED,
  NO_FUNDS,
  STOPPED,
  OPENING,
  NOT_SET_UP,
  MESSENGER_DELIVERED,
  TEXTED,
  NOTHING_LEFT,
  // what a carrier said
  ACCEPTED,
  DELIVERED,
  REFUSED,
  BLOCKED,
  NOT_A_USER,
  INACTIVE,
  PROFILE,
  TEMPLATE,
  INVALID_ADDRESS,
  SENDER_NOT_REGISTERED,
  DEVICE_DISABLED,
  TOO_LONG,
  THROTTLED,
  CARRIER_DOWN,
  NO_REPORT,
  NO_ANSWER,
  CRASHED,

  // what is kept and not said any more
  OTHER;

  /** The reason of a word that is kept; one that nobody writes any more is read as it is meant. */
  public static Reason ofWord(String word) {
    return word.equals("payment-method")
        ? PAYMENT_METHOD_REQUIRED
        : Arrays.stream(values())
            .filter(reason -> reason.word().equals(word))
            .findFirst()
            .orElse(OTHER);
  }
}
