package io.followup.handlers.http;

import io.followup.domain.chat.Step;
import io.followup.domain.contact.Language;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import java.util.Optional;

/**
 * A story's steps in plain words of one language (D1); never a reply's text or an address. What is
 * new to tell has to be said in each of them, or nothing compiles.
 */
interface StepText {
  static StepText in(Language language) {
    return switch (language) {
      case KO -> new KoreanSteps();
      case EN -> new EnglishSteps();
      case JA -> new JapaneseSteps();
    };
  }

  /** The reply was accepted. */
  String accepted();

  String of(Step step);

  /** How it stands. */
  String of(Delivery delivery);

  /** One attempt that its carrier did not take. */
  String of(Delivery delivery, Delivery.Try attempt);

  String of(Settlement settlement);

  /** Said of a delivery, beside how it stands. */
  String of(Receipt receipt);

  /** Said of a delivery that costs something. */
  String cost(long units, String currency);

  /** A reason alone, without a full stop. */
  String of(Reason reason);

  /** What a step knew by this name, in a form of the language's own; nothing where it knew none. */
  static String fact(Step step, String name, String form) {
    return Optional.ofNullable(step.facts().get(name)).map(form::formatted).orElse("");
  }

  /** To how many devices, where it is a push. */
  static Optional<String> devices(Delivery delivery) {
    return Optional.of(delivery)
        .filter(it -> it.channel() == Channel.PUSH)
        .map(it -> it.to().replaceAll("[^0-9].*", ""))
        .filter(count -> !count.isEmpty());
  }
}
