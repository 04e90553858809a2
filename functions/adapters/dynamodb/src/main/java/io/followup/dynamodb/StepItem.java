package io.followup.dynamodb;

import io.followup.domain.chat.Step;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.record.Reason;
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

  static NewItem of(ReplyKey reply, Step step, AttributeValue expires) {
    Fields facts = new Fields();
    step.facts().forEach((name, fact) -> facts.with(name, Values.text(fact)));
    return new NewItem(
        Key.step(reply, step.key()),
        new Fields()
            .with(AT, Values.instant(step.at()))
            .with(KIND, Values.text(step.kind().name()))
            .with(REASON, Values.text(step.reason().word()))
            .with(FACTS, facts.asMap())
            .with(Retention.EXPIRES, expires));
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
