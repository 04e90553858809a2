package io.followup.handlers.http;

import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import java.util.Map;

/** In English. */
final class EnglishSteps implements StepText {
  @Override
  public String accepted() {
    return "The reply was accepted.";
  }

  @Override
  public String of(Step step) {
    String because = because(step.reason());
    return switch (step.kind()) {
      case WATCHED ->
          "The reply is looked at again once the customer seems gone"
              + StepText.fact(step, "until", ", at %s")
              + because;
      case STARTED -> "A follow-up started" + because + known(step.facts());
      case WAITED -> "The follow-up waited" + StepText.fact(step, "until", " until %s") + because;
      case CLAIMED -> claimed(step);
      case TAKEN_UP -> "The reply had been left lying and was taken up again" + because;
      case EDITED -> "The manager edited the reply.";
      case LINK_OPENED -> "The notice's link was opened, by the customer or by a preview of it.";
    };
  }

  @Override
  public String of(Delivery delivery) {
    String what = what(delivery);
    String because = delivery.reason().map(EnglishSteps::because).orElse(".");
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

  @Override
  public String of(Delivery delivery, Delivery.Try attempt) {
    return what(delivery) + " was not taken and is tried again" + because(attempt.reason());
  }

  @Override
  public String of(Settlement settlement) {
    return ending(settlement.outcome()) + because(settlement.reason());
  }

  @Override
  public String of(Receipt receipt) {
    String said =
        switch (receipt.kind()) {
          case "received" -> "A device received it";
          case "opened" -> "A device opened it";
          case "delivered" -> "Its carrier reported its delivery";
          default -> "Its carrier reported \"" + receipt.kind() + "\"";
        };
    return said + " at " + receipt.at() + (receipt.late() ? ", too late to decide anything." : ".");
  }

  @Override
  public String cost(long units, String currency) {
    return "Cost: " + units + " " + currency + ".";
  }

  @Override
  public String of(Reason reason) {
    return EnglishReasons.of(reason);
  }

  private static String because(Reason reason) {
    return ", because " + EnglishReasons.of(reason) + ".";
  }

  private static String claimed(Step step) {
    return step.reason() == Reason.CLAIMED
        ? "Another follow-up took the reply together with its own."
        : "The chat's unseen replies are told by text and email"
            + StepText.fact(step, "replies", ", %s in all")
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
      case SMS -> "SMS";
      case LMS -> "LMS";
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
}
