package io.followup.dynamodb;

import io.followup.domain.chat.Step;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.outcome.Reason;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A step of a reply's story, beside the reply. */
final class StepItem {
  private static final String AT = "at";
  private static final String KIND = "kind";
  private static final String REASON = "reason";
  private static final String FACTS = "facts";

  private StepItem() {}

  /** A step that was told before stays as it was told; in a transaction too, it stops nothing. */
  static Change tell(ReplyKey reply, Step step, AttributeValue expires) {
    Fields facts = new Fields();
    step.facts().forEach((name, fact) -> facts.with(name, Values.text(fact)));
    return new Change(Key.step(reply, step.key()))
        .setFirst(Values.instant(step.at()), AT)
        .setFirst(Values.text(step.kind().name()), KIND)
        .setFirst(Values.text(step.reason().word()), REASON)
        .setFirst(facts.asMap(), FACTS)
        .setFirst(expires, Retention.EXPIRES);
  }

  /** Its customer was erased; only of a step that is there. */
  static Change erase(ReplyKey reply, Step step) {
    Fields facts = new Fields();
    step.erased().facts().forEach((name, fact) -> facts.with(name, Values.text(fact)));
    return new Change(Key.step(reply, step.key()))
        .set(FACTS, facts.asMap())
        .when(e -> e.exists(Key.PK));
  }

  static Step step(ReplyId reply, Item item) {
    Map<String, String> facts =
        item.map(FACTS).attributes().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, fact -> fact.getValue().s()));
    return new Step(
        reply,
        item.text(Key.SK).substring(Key.STEP.length()),
        item.instant(AT),
        Step.Kind.valueOf(item.text(KIND)),
        Reason.ofWord(item.text(REASON)),
        facts);
  }
}
