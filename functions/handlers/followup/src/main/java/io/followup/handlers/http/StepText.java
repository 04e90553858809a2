package io.followup.handlers.http;

import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A step in plain words; never a reply's text or an address. */
final class StepText {
  private StepText() {}

  static String of(Step step) {
    String because = ", because " + step.reason().sentence() + ".";
    return switch (step.kind()) {
      case WATCHED ->
          "The reply is looked at again when the customer's lease ends"
              + fact(step, "until", ", at ")
              + because;
      case STARTED -> "A follow-up started" + because + known(step.facts());
      case WAITED -> "The follow-up waited" + fact(step, "until", " until ") + because;
      case CLAIMED -> claimed(step);
      case TAKEN_UP -> "The sweep took the reply up again" + because;
      case EDITED -> "The manager edited the reply.";
    };
  }

  static String of(Delivery delivery) {
    String what = what(delivery);
    String because =
        delivery.reason().map(reason -> ", because " + reason.sentence()).orElse("") + ".";
    return switch (delivery.status()) {
      case SENDING -> what + " is under way, or its sender died.";
      case RETRY -> what + " is tried again later" + because;
      case ACCEPTED -> what + " was accepted by its carrier.";
      case DELIVERED -> what + " was delivered.";
      case REFUSED -> what + " was not taken" + because;
      case UNKNOWN -> what + " may have been sent and is not sent again" + because;
      case NOTHING -> "No " + word(delivery) + " was sent" + because;
    };
  }

  static String of(Delivery delivery, Delivery.Try attempt) {
    return what(delivery)
        + " was not taken and is tried again, because "
        + attempt.reason().sentence()
        + ".";
  }

  static String of(Settlement settlement) {
    return ending(settlement.outcome()) + ", because " + settlement.reason().sentence() + ".";
  }

  private static String claimed(Step step) {
    if (step.reason() == Reason.CLAIMED) {
      return "Another follow-up took the reply together with its own.";
    }
    return "The follow-up took the chat's unseen replies as its own"
        + fact(step, "replies", ", in all ")
        + ".";
  }

  private static String known(Map<String, String> facts) {
    if (!facts.containsKey("devices")) {
      return "";
    }
    return " Live devices: %s. Phone: %s. Email known: %s. It begins with %s."
        .formatted(
            facts.get("devices"),
            facts.getOrDefault("phone", "none"),
            facts.getOrDefault("email", "false").equals("true") ? "yes" : "no",
            facts.getOrDefault("first", "text and email"));
  }

  private static String what(Delivery delivery) {
    return delivery.channel() == Channel.PUSH && !delivery.to().isEmpty()
        ? "The push to " + delivery.to()
        : "The " + word(delivery);
  }

  private static String word(Delivery delivery) {
    return switch (delivery.kind()) {
      case PUSH -> "push";
      case ALIMTALK -> "AlimTalk message";
      case LINE -> "LINE message";
      case SMS, LMS -> delivery.kind().name().toUpperCase(Locale.ROOT);
      case EMAIL -> "email";
    };
  }

  private static String ending(Outcome outcome) {
    return switch (outcome) {
      case REACHED -> "The customer was reached";
      case SEEN -> "The customer has seen it";
      case NOT_WANTED -> "No follow-up is wanted";
      case STALE -> "It was too old to be told";
      case FAILED -> "The customer was not reached";
      case UNREACHABLE -> "The customer could not be reached";
    };
  }

  private static String fact(Step step, String name, String before) {
    return Optional.ofNullable(step.facts().get(name)).map(value -> before + value).orElse("");
  }
}
