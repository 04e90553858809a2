package io.followup.domain.outcome;

import java.util.Arrays;
import java.util.Locale;

/** Why something was or was not done: one word, the same in record, event, log and metric. */
public enum Reason {
  // what was found
  ONLINE("the customer was online"),
  OFFLINE("the customer was offline"),
  LEFT("the customer had left"),
  ACTIVE_SINCE("the customer was active after the reply"),
  READ("the customer had read it"),
  DELETED("the manager had deleted it"),
  EDITED("the manager had edited it"),
  ERASED("the customer's data had been erased"),
  FOLLOW_UP_OFF("the reply asked for no follow-up"),
  TOO_OLD("the reply was older than 24 hours"),
  GAP("the chat had just been told"),
  NO_RECEIPT("no device acknowledged in time"),
  ACKNOWLEDGED("a device acknowledged"),
  EXECUTION_ENDED("the workflow had ended without a result"),
  CLAIMED("another follow-up took it together with its own"),
  // why a channel could not be asked
  NO_DEVICE("no device is registered"),
  NO_CONTACT("no address of that kind is known"),
  LANDLINE("the number cannot take texts"),
  CHANNEL_OFF("the workspace does not use that channel"),
  PAYMENT_METHOD_REQUIRED("no payment method is registered"),
  NO_FUNDS("neither credits nor the monthly cap allow it"),
  STOPPED("the customer stopped that channel"),
  OPENING("an opening never uses a messenger"),
  NOT_SET_UP("the workspace has not set that channel up"),
  MESSENGER_DELIVERED("the messenger had delivered it"),
  TEXTED("a text had gone out in its stead"),
  NOTHING_LEFT("nothing was left to tell"),
  // what a carrier said
  ACCEPTED("the carrier accepted it"),
  DELIVERED("the carrier delivered it"),
  REFUSED("the carrier refused it"),
  BLOCKED("the customer blocked that sender"),
  NOT_A_USER("the customer does not use that messenger"),
  INACTIVE("the customer has not used that messenger lately"),
  PROFILE("the carrier does not accept the workspace's profile"),
  TEMPLATE("the carrier does not accept the template"),
  INVALID_ADDRESS("the carrier does not know that address"),
  SENDER_NOT_REGISTERED("the sender is not registered with the carrier"),
  DEVICE_DISABLED("the device takes no pushes any more"),
  TOO_LONG("the notice is too long for the carrier"),
  THROTTLED("the carrier asked us to slow down"),
  CARRIER_DOWN("the carrier could not be reached"),
  NO_REPORT("the carrier took it and never said that it arrived"),
  NO_ANSWER("the carrier gave no answer, so it may have been sent"),
  CRASHED("the sending function died, so it may have been sent"),

  // what is kept and not said any more
  OTHER("of a cause that has no word any more");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  /** The word, such as {@code active-since}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same in plain words, to stand after "because". */
  public String sentence() {
    return sentence;
  }

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
