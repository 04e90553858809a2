package io.followup.handlers.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.delivery.Kind;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.record.Tallies;
import io.followup.domain.record.Tally;
import io.followup.domain.settings.Workspace;
import io.followup.wire.Json;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Violation;
import io.followup.wire.form.Times;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How a workspace's replies ended, in numbers. */
@Singleton
class ReadOutcomes {
  private static final int MOST_DAYS = 92;
  private static final int WEEK = 7;

  private final Tallies tallies;
  private final Clock clock;

  ReadOutcomes(Tallies tallies, Clock clock) {
    this.tallies = tallies;
    this.clock = clock;
  }

  /** Both are part of it. */
  private record Days(LocalDate from, LocalDate to) {}

  Response get(Workspace workspace, Request request) {
    return switch (asked(request)) {
      case Checked.Good<Days>(Days days) when days.from().isAfter(days.to()) ->
          Problem.unprocessable("from", Violation.Code.OUT_OF_RANGE, "is later than to");
      case Checked.Good<Days>(Days days)
          when ChronoUnit.DAYS.between(days.from(), days.to()) >= MOST_DAYS ->
          Problem.unprocessable(
              "from", Violation.Code.OUT_OF_RANGE, "to is " + MOST_DAYS + " days at most");
      case Checked.Good<Days>(Days days) ->
          Response.json(200, json(tallies.days(workspace.id(), days.from(), days.to())));
      case Checked.Bad<Days>(var violations) -> Problem.of(violations);
    };
  }

  /** A week up to now, or up to what is named; what begins somewhere goes on until now. */
  private Checked<Days> asked(Request request) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return Fields.<Days>object(
            fields -> {
              Optional<LocalDate> from = fields.optionalNotEmpty("from", Times.day());
              Optional<LocalDate> to = fields.optionalNotEmpty("to", Times.day());
              LocalDate last = to.orElse(today);
              return fields.done(() -> new Days(from.orElse(last.minusDays(WEEK - 1)), last));
            })
        .check(request.queryJson());
  }

  private static ObjectNode json(Map<LocalDate, Tally> days) {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("days");
    days.forEach(
        (day, tally) -> {
          ObjectNode one = all.addObject().put("day", day.toString());
          put(one.putObject("outcomes"), tally.outcomes(), Outcome::name);
          put(one.putObject("channels"), tally.channels(), Kind::name);
          put(one.putObject("reasons"), tally.reasons(), Reason::word);
        });
    return json;
  }

  private static <E extends Enum<E>> void put(
      ObjectNode json, Map<E, Long> counts, Function<E, String> word) {
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(count -> json.put(word.apply(count.getKey()), count.getValue()));
  }
}
