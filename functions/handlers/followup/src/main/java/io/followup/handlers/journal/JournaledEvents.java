package io.followup.handlers.journal;

import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.workflow.Event;
import io.followup.domain.workflow.Event.CreditsLow;
import io.followup.domain.workflow.Event.CustomerWentOffline;
import io.followup.domain.workflow.Event.DeliveryChanged;
import io.followup.domain.workflow.Event.FollowUpSettled;
import io.followup.domain.workflow.Event.InputRejected;
import io.followup.domain.workflow.Events;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.time.Duration;
import java.util.Set;

/**
 * Whatever the world is told, in the journal, and counted: outcomes by reason, how long a customer
 * waited to be told, what carriers answered. Told again, it is counted again, which a crash does
 * now and then: the record is the truth, a metric is close to it.
 */
@Decorator
@Priority(1)
class JournaledEvents implements Events {
  /** What a text is not sent for, however much the customer should get it. */
  private static final Set<Reason> UNPAID = Set.of(Reason.NO_FUNDS, Reason.PAYMENT_METHOD_REQUIRED);

  private final Events events;
  private final Journal journal;

  JournaledEvents(@Delegate @Any Events events, Journal journal) {
    this.events = events;
    this.journal = journal;
  }

  @Override
  public void tell(Event event) {
    events.tell(event);
    journal.write(line(event));
  }

  private static Line line(Event event) {
    Line line = Line.of(event.type());
    return switch (event) {
      case FollowUpSettled settled -> settled(line, settled);
      case DeliveryChanged changed -> changed(line, changed);
      case CustomerWentOffline offline -> line.of(offline.customer().workspace());
      case CreditsLow low -> line.of(low.workspace()).with("credits", Long.toString(low.credits()));
      case InputRejected rejected -> {
        rejected.workspace().ifPresent(line::of);
        yield line.with("input", rejected.input())
            .with("field", rejected.field())
            .with("code", rejected.code())
            .count("InputRejected", 1);
      }
    };
  }

  private static Line settled(Line line, FollowUpSettled settled) {
    line.of(settled.reply().workspace())
        .with("reply", settled.reply().reply().value())
        .with("outcome", settled.outcome().name())
        .with("reason", settled.reason().word())
        .count("Outcomes", 1, "outcome", "reason");
    if (settled.outcome() == Outcome.REACHED) {
      line.millis("ToldAfter", Duration.between(settled.accepted(), settled.at()).toMillis());
    }
    return line;
  }

  private static Line changed(Line line, DeliveryChanged changed) {
    changed.reason().map(Reason::word).ifPresent(reason -> line.with("reason", reason));
    if (changed.reason().filter(UNPAID::contains).isPresent()) {
      line.count("LedgerRefused", 1);
    }
    return line.of(changed.customer().workspace())
        .with("delivery", changed.delivery().value())
        .with("kind", changed.kind())
        .with("status", changed.status())
        .count("Deliveries", 1, "kind", "status");
  }
}
