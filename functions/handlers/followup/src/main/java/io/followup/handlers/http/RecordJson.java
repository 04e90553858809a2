package io.followup.handlers.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.outcome.Evidence;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.record.Story;
import io.followup.domain.reply.Reply;
import io.followup.domain.word.Word;
import io.followup.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A story as callers read it: the decision record. */
final class RecordJson {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

  /** What was known of the customer's whereabouts stays as the first look found it. */
  private static final Set<String> PRESENCE = Set.of("presence", "until", "since", "lastActiveAt");

  /** What happened at one instant happened in this order. */
  private enum Happened implements Word {
    ACCEPTED,
    EDITED,
    TAKEN_UP,
    WATCHED,
    STARTED,
    PUSHED,
    WAITED,
    CLAIMED,
    TOLD,
    SETTLED,
    LINK_OPENED;

    static Happened by(Step.Kind kind) {
      return switch (kind) {
        case WATCHED -> WATCHED;
        case STARTED -> STARTED;
        case WAITED -> WAITED;
        case CLAIMED -> CLAIMED;
        case TAKEN_UP -> TAKEN_UP;
        case EDITED -> EDITED;
        case LINK_OPENED -> LINK_OPENED;
      };
    }
  }

  /** One step, told or derived. */
  private record Line(Instant at, Happened kind, String reason, String text) {
    ObjectNode json() {
      return Json.object()
          .put("at", at.toString())
          .put("kind", kind.word())
          .put("reason", reason)
          .put("text", text);
    }
  }

  private final StepText text;
  private final String currency;

  /**
   * @param currency of what a delivery costs
   */
  RecordJson(StepText text, String currency) {
    this.text = text;
    this.currency = currency;
  }

  ObjectNode of(Story story) {
    ObjectNode json = withoutSteps(story);
    ArrayNode steps = json.putArray("steps");
    lines(story).forEach(line -> steps.add(line.json()));
    return json;
  }

  static ObjectNode withoutSteps(Story story) {
    Reply reply = story.reply().reply();
    Optional<Settlement> end = story.reply().settlement();
    ObjectNode json = Json.object();
    json.put("replyId", reply.id().value());
    json.put("chatId", reply.chat().chat().value());
    json.put("customerId", reply.chat().owner().customer().value());
    json.put("outcome", end.map(settled -> settled.outcome().name()).orElse(null));
    json.put("evidence", story.evidence().map(Evidence::word).orElse(null));
    end.ifPresent(settled -> json.put("reason", settled.reason().word()));
    json.set("known", known(story));
    ArrayNode deliveries = json.putArray("deliveries");
    story.deliveries().forEach(delivery -> deliveries.add(delivery(delivery)));
    return json;
  }

  /** Of who was erased nothing is known any more (S5). */
  private static ObjectNode known(Story story) {
    return story.reply().erased()
        ? Json.object()
        : known(story.steps()).put("opening", story.opening());
  }

  private static ObjectNode known(List<Step> steps) {
    Map<String, String> facts = new TreeMap<>();
    for (Step step : steps) {
      switch (step.kind()) {
        case WATCHED, STARTED -> {
          boolean first = facts.isEmpty();
          step.facts().entrySet().stream()
              .filter(fact -> first || !PRESENCE.contains(fact.getKey()))
              .forEach(fact -> facts.putIfAbsent(fact.getKey(), fact.getValue()));
        }
        case WAITED, CLAIMED, TAKEN_UP, EDITED, LINK_OPENED -> {}
      }
    }
    ObjectNode json = Json.object();
    facts.forEach((name, value) -> putFact(json, name, value));
    return json;
  }

  private static void putFact(ObjectNode json, String name, String value) {
    if (NUMBER.matcher(value).matches()) {
      json.put(name, Long.parseLong(value));
    } else if (value.equals("true") || value.equals("false")) {
      json.put(name, Boolean.parseBoolean(value));
    } else {
      json.put(name, value);
    }
  }

  /** In the order of time; what happened at once, in the order in which it must have. */
  private List<Line> lines(Story story) {
    List<Line> lines = new ArrayList<>();
    Instant accepted = story.reply().reply().position().accepted();
    lines.add(new Line(accepted, Happened.ACCEPTED, "posted", text.accepted()));
    for (Step step : story.steps()) {
      lines.add(new Line(step.at(), Happened.by(step.kind()), step.reason().word(), text.of(step)));
    }
    story.tries().forEach(tried -> lines.add(line(tried)));
    // One that is to be retried stands among its tries, as its latest.
    story.deliveries().stream()
        .filter(delivery -> delivery.status() != Status.RETRY || delivery.tries().isEmpty())
        .forEach(delivery -> lines.add(line(delivery)));
    story
        .reply()
        .settlement()
        .map(end -> new Line(end.at(), Happened.SETTLED, end.reason().word(), text.of(end)))
        .ifPresent(lines::add);
    lines.sort(Comparator.comparing(Line::at).thenComparing(Line::kind));
    return lines;
  }

  private Line line(Story.Tried tried) {
    Delivery.Try attempt = tried.attempt();
    return new Line(
        attempt.at(), Happened.TOLD, attempt.reason().word(), text.of(tried.delivery(), attempt));
  }

  private Line line(Delivery delivery) {
    Happened kind = delivery.channel() == Channel.PUSH ? Happened.PUSHED : Happened.TOLD;
    String reason = delivery.reason().map(Reason::word).orElse(delivery.status().word());
    return new Line(delivery.at(), kind, reason, said(delivery));
  }

  /** How it stands, what it costs and who said so (D1). */
  private String said(Delivery delivery) {
    List<String> said = new ArrayList<>();
    said.add(text.of(delivery));
    delivery.receipts().forEach(receipt -> said.add(text.of(receipt)));
    if (delivery.charged() > 0) {
      said.add(text.cost(delivery.charged(), currency));
    }
    return String.join(" ", said);
  }

  private static ObjectNode delivery(Delivery delivery) {
    ObjectNode json = Json.object();
    json.put("id", delivery.id().value());
    json.put("channel", delivery.channel().name());
    json.put("kind", delivery.kind().name());
    json.put("to", delivery.to());
    json.put("status", delivery.status().word());
    delivery.reason().ifPresent(reason -> json.put("reason", reason.word()));
    json.put("cost", delivery.charged());
    ArrayNode receipts = json.putArray("receipts");
    for (Receipt news : delivery.receipts()) {
      receipts
          .addObject()
          .put("at", news.at().toString())
          .put("kind", news.kind())
          .put("late", news.late());
    }
    return json;
  }
}
