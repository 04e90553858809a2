package io.followup.handlers.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.contact.Asked;
import io.followup.domain.contact.Language;
import io.followup.domain.delivery.Kind;
import io.followup.domain.followup.JudgeReachability;
import io.followup.domain.followup.Reachability;
import io.followup.domain.followup.Reachability.Prospect;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import io.followup.wire.Json;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Forms;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** What would happen if I replied now? */
@Singleton
class ReadReachability {
  private enum YesOrNo {
    TRUE,
    FALSE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Question(Optional<ChatId> chat, Optional<Boolean> opening) {}

  private final JudgeReachability reachability;

  private final Workspaces workspaces;

  ReadReachability(JudgeReachability reachability, Workspaces workspaces) {
    this.reachability = reachability;
    this.workspaces = workspaces;
  }

  Response get(Workspace cached, Request request) {
    Workspace workspace = workspaces.get(cached.id()).orElse(cached);
    return switch (question(request)) {
      case Checked.Good<Question>(Question question) -> {
        CustomerKey customer = new CustomerKey(workspace.id(), request.customer());
        yield reachability
            .judge(workspace, customer, question.chat(), question.opening())
            .map(judged -> answer(judged, AcceptLanguage.of(request)))
            .orElseGet(Problem::notFound);
      }
      case Checked.Bad<Question>(var violations) -> Problem.of(violations);
    };
  }

  private static Checked<Question> question(Request request) {
    return Fields.<Question>object(
            fields -> {
              Optional<ChatId> chat = fields.optional("chatId", Forms.id(ChatId::new));
              Optional<Boolean> opening =
                  fields
                      .optional("opening", Forms.oneOf(YesOrNo.values(), YesOrNo::word))
                      .map(YesOrNo.TRUE::equals);
              return fields.done(() -> new Question(chat, opening));
            })
        .check(request.queryJson());
  }

  private static Response answer(Reachability judged, Language language) {
    ObjectNode json = json(judged, StepText.in(language));
    return AcceptLanguage.told(Response.json(200, json), language);
  }

  private static ObjectNode json(Reachability judged, StepText text) {
    ObjectNode json = Json.object().put("online", judged.online());
    ArrayNode channels = json.putArray("channels");
    ArrayNode closed = json.putArray("closed");
    for (Prospect prospect : judged.channels()) {
      prospect
          .obstacle()
          .ifPresentOrElse(
              reason ->
                  closed
                      .addObject()
                      .put("channel", prospect.channel().name())
                      .put("reason", reason.word())
                      .put("text", text.of(reason)),
              () -> {
                ObjectNode open = channels.addObject().put("channel", prospect.channel().name());
                ArrayNode kinds = open.putArray("kinds");
                prospect.kinds().forEach(kind -> kinds.add(kind.name()));
                ObjectNode prices = open.putObject("prices");
                for (Kind kind : Kind.values()) {
                  Optional.ofNullable(prospect.prices().get(kind))
                      .ifPresent(units -> prices.put(kind.name(), units));
                }
              });
    }
    ArrayNode ask = json.putArray("ask");
    judged.ask().stream().map(Asked::word).forEach(ask::add);
    return json;
  }
}
