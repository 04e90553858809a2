package io.followup.handlers.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.delivery.Kind;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.Entry;
import io.followup.domain.ledger.Funds;
import io.followup.domain.ledger.Ledger;
import io.followup.domain.ledger.Usage;
import io.followup.domain.ledger.Usage.Count;
import io.followup.domain.price.Price;
import io.followup.domain.price.PriceList;
import io.followup.domain.price.Prices;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import io.followup.wire.Json;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Forms;
import io.followup.wire.check.Violation.Code;
import io.followup.wire.form.Times;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Credits in, usage out: what a workspace has, what it spent on what, and what things cost. */
@Singleton
class Money {
  /** So that no sum overflows. */
  private static final long MOST = 1_000_000_000_000L;

  private static final int MOST_PRICES = 200;
  private static final int LONGEST_CURSOR = 2048;
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final String[] KINDS = Prices.KINDS.toArray(String[]::new);

  private final Workspaces workspaces;
  private final Ledger ledger;
  private final Prices operators;
  private final String currency;
  private final Clock clock;

  Money(
      Workspaces workspaces,
      Ledger ledger,
      Prices operators,
      @ConfigProperty(name = "followup.currency", defaultValue = "KRW") String currency,
      Clock clock) {
    this.workspaces = workspaces;
    this.ledger = ledger;
    this.operators = operators;
    this.currency = currency;
    this.clock = clock;
  }

  private record Credit(String id, long units) {}

  /** The operator speaks for what a workspace paid in advance. */
  Response addCredits(Request request) {
    Checked<Credit> credit =
        Fields.<Credit>object(
                fields -> {
                  Optional<String> id = fields.required("id", Forms.id(word -> word));
                  Optional<Long> units = fields.required("units", Forms.whole(1, MOST));
                  return fields.done(() -> new Credit(id.orElseThrow(), units.orElseThrow()));
                })
            .check(request.json());
    return switch (credit) {
      case Checked.Good<Credit>(Credit given) -> add(new WorkspaceId(request.name("id")), given);
      case Checked.Bad<Credit>(var violations) -> Problem.of(violations);
    };
  }

  private Response add(WorkspaceId workspace, Credit credit) {
    if (workspaces.get(workspace).isEmpty()) {
      return Problem.notFound();
    }
    Entry entry = Entry.credit(credit.id(), credit.units(), clock.instant());
    return switch (ledger.credit(workspace, entry)) {
      case BOOKED ->
          Response.json(201, Json.object().put("id", credit.id()).put("units", credit.units()));
      case OTHER_UNITS -> Problem.conflict("id", "stands for other units");
    };
  }

  /** The operator's prices for one workspace; what is not in the list costs what it costs all. */
  Response putPrices(Request request) {
    return switch (prices(request.json())) {
      case Checked.Good<List<Price>>(List<Price> list) -> {
        WorkspaceId workspace = new WorkspaceId(request.name("id"));
        yield workspaces.setPrices(workspace, new Prices(list))
            ? Response.json(200, priced(list))
            : Problem.notFound();
      }
      case Checked.Bad<List<Price>>(var violations) -> Problem.of(violations);
    };
  }

  private Checked<List<Price>> prices(JsonNode json) {
    return Fields.<List<Price>>object(
            fields -> {
              Optional<List<Price>> list =
                  fields.required("prices", Forms.list(MOST_PRICES, Fields.object(this::price)));
              return fields.done(list::orElseThrow);
            })
        .check(json);
  }

  private Checked<Price> price(Fields fields) {
    Optional<String> kind = fields.required("kind", Forms.oneOf(KINDS, word -> word));
    Optional<String> country =
        fields.optional("country", Forms.pattern(COUNTRY, "must be two capitals (ISO 3166-1)"));
    Optional<Long> units = fields.required("unitsPerPart", Forms.whole(0, Price.MOST));
    Optional<LocalDate> from = fields.optionalNotEmpty("from", Times.day());
    return fields.done(
        () ->
            new Price(
                kind.orElseThrow(), country, units.orElseThrow(), from.orElseGet(this::today)));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static ObjectNode priced(List<Price> list) {
    ObjectNode json = Json.object();
    list(json.putArray("prices"), list);
    return json;
  }

  private static void list(ArrayNode prices, List<Price> list) {
    for (Price price : list) {
      prices
          .addObject()
          .put("kind", price.kind())
          .put("country", price.country().orElse(null))
          .put("unitsPerPart", price.unitsPerPart())
          .put("from", price.from().toString());
    }
  }

  Response usage(Workspace cached, Request request) {
    Checked<Optional<YearMonth>> month =
        Fields.<Optional<YearMonth>>object(
                fields -> {
                  Optional<YearMonth> asked =
                      fields
                          .optionalNotEmpty(
                              "month", Forms.pattern(MONTH, "must be a month such as 2026-11"))
                          .map(YearMonth::parse);
                  return fields.done(() -> asked);
                })
            .check(request.queryJson());
    return switch (month) {
      case Checked.Good<Optional<YearMonth>>(Optional<YearMonth> asked) ->
          Response.json(
              200,
              usage(
                  workspaces.get(cached.id()).orElse(cached),
                  asked.orElseGet(() -> YearMonth.from(today()))));
      case Checked.Bad<Optional<YearMonth>>(var violations) -> Problem.of(violations);
    };
  }

  private ObjectNode usage(Workspace workspace, YearMonth month) {
    Funds funds = ledger.funds(workspace.id());
    Usage usage = ledger.usage(workspace.id(), month);
    ObjectNode json =
        Json.object()
            .put("month", month.toString())
            .put("currency", currency)
            .put("credits", funds.credits())
            .put("reserved", funds.reserved())
            .put("spent", usage.spent())
            .put("cap", workspace.settings().monthlyCap().orElse(null));
    ObjectNode channels = json.putObject("channels");
    usage.kinds().forEach((kind, count) -> count(channels.putObject(kind.name()), count));
    ArrayNode days = json.putArray("days");
    usage.days().forEach((day, kinds) -> day(days.addObject(), day, kinds));
    list(json.putArray("prices"), new PriceList(workspace.prices(), operators).shown(today()));
    return json;
  }

  private static void count(ObjectNode json, Count count) {
    json.put("count", count.count()).put("parts", count.parts()).put("units", count.units());
  }

  private static void day(ObjectNode json, LocalDate day, Map<Kind, Count> kinds) {
    ObjectNode units = json.put("day", day.toString()).putObject("units");
    kinds.forEach((kind, count) -> units.put(kind.name(), count.units()));
  }

  private record Asked(Optional<Instant> since, Optional<String> cursor) {}

  Response entries(Workspace workspace, Request request) {
    Checked<Asked> asked =
        Fields.<Asked>object(
                fields -> {
                  Optional<Instant> since = fields.optionalNotEmpty("from", Times.form());
                  Optional<String> cursor = fields.optional("cursor", Forms.line(LONGEST_CURSOR));
                  return fields.done(() -> new Asked(since, cursor));
                })
            .check(request.queryJson());
    return switch (asked) {
      case Checked.Good<Asked>(Asked what) -> entries(workspace.id(), what);
      case Checked.Bad<Asked>(var violations) -> Problem.of(violations);
    };
  }

  private Response entries(WorkspaceId workspace, Asked asked) {
    Ledger.Page page;
    try {
      page = ledger.entries(workspace, asked.since(), asked.cursor());
    } catch (IllegalArgumentException e) {
      return Problem.unprocessable("cursor", Code.MALFORMED, "is none of this list");
    }
    ObjectNode json = Json.object();
    ArrayNode entries = json.putArray("entries");
    for (Entry entry : page.entries()) {
      ObjectNode one =
          entries
              .addObject()
              .put("id", entry.id())
              .put("at", entry.at().toString())
              .put("kind", entry.kind().word())
              .put("units", entry.units())
              .put("from", entry.from().word());
      entry.delivery().ifPresent(delivery -> one.put("deliveryId", delivery.value()));
    }
    page.cursor().ifPresent(cursor -> json.put("cursor", cursor));
    return Response.json(200, json);
  }
}
