package io.followup.handlers.http;

import io.followup.domain.outcome.Reason;

/** Why, in English: to stand after "because". */
final class EnglishReasons {
  private EnglishReasons() {}

  static String of(Reason reason) {
    return switch (reason) {
      case ONLINE -> "the customer was online";
      case OFFLINE -> "the customer was offline";
      case LEFT -> "the customer had left";
      case ACTIVE_SINCE -> "the customer was active after the reply";
      case READ -> "the customer had read it";
      case DELETED -> "the manager had deleted it";
      case EDITED -> "the manager had edited it";
      case ERASED -> "the customer's data had been erased";
      case FOLLOW_UP_OFF -> "the reply asked for no follow-up";
      case TOO_OLD -> "the reply was older than 24 hours";
      case GAP -> "the chat had just been told";
      case NO_RECEIPT -> "no device acknowledged in time";
      case ACKNOWLEDGED -> "a device acknowledged";
      case EXECUTION_ENDED -> "the workflow had ended without a result";
      case CLAIMED -> "another follow-up took it together with its own";
      case OPENED -> "the link of a notice was opened";
      case NO_DEVICE -> "no device is registered";
      case NO_CONTACT -> "no address of that kind is known";
      case LANDLINE -> "the number cannot take texts";
      case CHANNEL_OFF -> "the workspace does not use that channel";
      case PAYMENT_METHOD_REQUIRED -> "no payment method is registered";
      case NO_FUNDS -> "neither credits nor the monthly cap allow it";
      case STOPPED -> "the customer stopped that channel";
      case OPENING -> "an opening never uses a messenger";
      case NOT_SET_UP -> "the workspace has not set that channel up";
      case MESSENGER_DELIVERED -> "the messenger had delivered it";
      case TEXTED -> "a text had gone out in its stead";
      case NOTHING_LEFT -> "nothing was left to tell";
      case ACCEPTED -> "the carrier accepted it";
      case DELIVERED -> "the carrier delivered it";
      case REFUSED -> "the carrier refused it";
      case BLOCKED -> "the customer blocked that sender";
      case NOT_A_USER -> "the customer does not use that messenger";
      case INACTIVE -> "the customer has not used that messenger lately";
      case PROFILE -> "the carrier does not accept the workspace's profile";
      case TEMPLATE -> "the carrier does not accept the template";
      case INVALID_ADDRESS -> "the carrier does not know that address";
      case SENDER_NOT_REGISTERED -> "the sender is not registered with the carrier";
      case DEVICE_DISABLED -> "the device takes no pushes any more";
      case TOO_LONG -> "the notice is too long for the carrier";
      case THROTTLED -> "the carrier asked us to slow down";
      case CARRIER_DOWN -> "the carrier could not be reached";
      case NO_REPORT -> "the carrier took it and never said that it arrived";
      case NO_ANSWER -> "the carrier gave no answer, so it may have been sent";
      case CRASHED -> "the sending function died, so it may have been sent";
      case OTHER -> "of a cause that has no word any more";
    };
  }
}
