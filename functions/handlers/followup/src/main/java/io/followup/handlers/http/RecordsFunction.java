package io.followup.handlers.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.contact.Language;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.record.ReadStories;
import io.followup.domain.record.Stories;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.settings.Workspace;
import io.followup.wire.Api;
import io.followup.wire.Json;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.Route;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Forms;
import io.followup.wire.check.Violation;
import io.followup.wire.credential.Credentials;
import io.followup.wire.form.Times;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Why did my customer get this, or nothing? */
@Singleton
public class RecordsFunction {
  private static final int LONGEST_CURSOR = 2048;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(31);

  private final Replies replies;
  private final Stories stories;
  private final ReadStories readStories;
  private final Clock clock;
  private final String currency;
  private final Api api;

  RecordsFunction(
      Credentials credentials,
      Replies replies,
      Stories stories,
      ReadStories readStories,
      ReadOutcomes outcomes,
      Clock clock,
      @ConfigProperty(name = "followup.currency", defaultValue = "KRW") String currency) {
    this.replies = replies;
    this.stories = stories;
    this.readStories = readStories;
    this.clock = clock;
    this.currency = currency;
    this.api =
        new Api(credentials)
            .byWorkspace(Route.GET_RECORD, this::get)
            .byWorkspace(Route.LIST_RECORDS, this::list)
            .byWorkspace(Route.GET_OUTCOMES, outcomes::get);
  }

  @Funq("records")
  public APIGatewayV2HTTPResponse records(APIGatewayV2HTTPEvent event) {
    return api.answer(event);
  }

  private Response get(Workspace workspace, Request request) {
    ReplyKey key = new ReplyKey(workspace.id(), new ReplyId(request.name("id")));
    return switch (replies.sealed(key).orElse(null)) {
      case StoredReply.Present reply -> {
        Language language = AcceptLanguage.of(request);
        RecordJson record = new RecordJson(StepText.in(language), currency);
        yield AcceptLanguage.told(Response.json(200, record.of(readStories.of(reply))), language);
      }
      case StoredReply.Tombstone _ -> Problem.notFound();
      case null -> Problem.notFound();
    };
  }

  /** What a list is asked for; each filter holds with a customer and without one. */
  private record Asked(Optional<CustomerId> customer, Stories.Only only, Optional<String> cursor) {}

  private Response list(Workspace workspace, Request request) {
    return switch (asked(request)) {
      case Checked.Good<Asked>(Asked asked) when isTurned(asked.only()) ->
          Problem.unprocessable("from", Violation.Code.OUT_OF_RANGE, "is later than to");
      case Checked.Good<Asked>(Asked asked) ->
          asked
              .customer()
              .map(customer -> ofCustomer(new CustomerKey(workspace.id(), customer), asked))
              .orElseGet(() -> ofDays(workspace.id(), asked));
      case Checked.Bad<Asked>(var violations) -> Problem.of(violations);
    };
  }

  private static boolean isTurned(Stories.Only only) {
    return only.from().isPresent()
        && only.to().isPresent()
        && only.from().orElseThrow().isAfter(only.to().orElseThrow());
  }

  private static Checked<Asked> asked(Request request) {
    return Fields.<Asked>object(
            fields -> {
              Optional<ChatId> chat = fields.optional("chatId", Forms.id(ChatId::new));
              Optional<CustomerId> customer =
                  chat.isPresent()
                      ? fields.required("customerId", Forms.id(CustomerId::new))
                      : fields.optionalNotEmpty("customerId", Forms.id(CustomerId::new));
              Optional<Outcome> outcome =
                  fields.optional("outcome", Forms.oneOf(Outcome.values(), Outcome::name));
              Optional<Instant> from = fields.optionalNotEmpty("from", Times.form());
              Optional<Instant> to = fields.optionalNotEmpty("to", Times.form());
              Optional<String> cursor = fields.optional("cursor", Forms.line(LONGEST_CURSOR));
              return fields.done(
                  () -> new Asked(customer, new Stories.Only(chat, outcome, from, to), cursor));
            })
        .check(request.queryJson());
  }

  private Response ofCustomer(CustomerKey customer, Asked asked) {
    return page(
        customer.workspace(), () -> stories.repliesOf(customer, asked.only(), asked.cursor()));
  }

  /** The day up to now, or up to what is named; what begins somewhere goes on until now. */
  private Response ofDays(WorkspaceId workspace, Asked asked) {
    Instant to = asked.only().to().orElseGet(clock::instant);
    Instant from = asked.only().from().orElseGet(() -> to.minus(DAY));
    if (from.isAfter(to)) {
      return Problem.unprocessable("from", Violation.Code.OUT_OF_RANGE, "is later than now");
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      return Problem.unprocessable(
          "from", Violation.Code.OUT_OF_RANGE, "must be within 31 days of to");
    }
    Stories.Window window = new Stories.Window(from, to);
    return page(
        workspace,
        () -> stories.repliesOf(workspace, window, asked.only().outcome(), asked.cursor()));
  }

  private Response page(WorkspaceId workspace, Supplier<Stories.Page> asked) {
    Stories.Page page;
    try {
      page = asked.get();
    } catch (IllegalArgumentException e) {
      return Problem.unprocessable("cursor", Violation.Code.MALFORMED, "is none of this list");
    }
    ObjectNode json = Json.object();
    ArrayNode followUps = json.putArray("followUps");
    readStories.page(workspace, page.replies()).stream()
        .map(RecordJson::withoutSteps)
        .forEach(followUps::add);
    page.cursor().ifPresent(cursor -> json.put("cursor", cursor));
    return Response.json(200, json);
  }
}
