package io.followup.handlers.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.delivery.Channel;
import io.followup.domain.followup.PreviewNotices;
import io.followup.domain.followup.PreviewNotices.Sample;
import io.followup.domain.followup.PreviewNotices.Shown;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import io.followup.handlers.form.ReplyForm;
import io.followup.wire.Json;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Form;
import io.followup.wire.check.Forms;
import io.followup.wire.form.SettingsForm;
import io.followup.wire.form.Tags;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What would my customers get, by these settings? Nothing is sent or kept. */
@Singleton
class ShowPreview {
  private static final String HOME = "KR";
  private static final int LONGEST_NAME = 200;

  private final PreviewNotices notices;
  private final Workspaces workspaces;

  ShowPreview(PreviewNotices notices, Workspaces workspaces) {
    this.notices = notices;
    this.workspaces = workspaces;
  }

  /**
   * @param settings those that are tried; empty: those that hold
   */
  private record Asked(Sample sample, Optional<Settings> settings) {}

  Response show(Workspace cached, Request request) {
    return switch (asked(request.json())) {
      case Checked.Good<Asked>(Asked asked) -> {
        Workspace stored = workspaces.get(cached.id()).orElse(cached);
        Workspace tried = asked.settings().map(stored::withSettings).orElse(stored);
        yield Response.json(200, json(notices.of(tried, asked.sample())));
      }
      case Checked.Bad<Asked>(var violations) -> Problem.of(violations);
    };
  }

  private static Checked<Asked> asked(JsonNode json) {
    return Fields.<Asked>object(
            fields -> {
              Optional<String> text = fields.required("text", ReplyForm.words());
              Optional<String> language = fields.optional("language", Tags.language());
              Optional<String> country = fields.optional("country", Tags.country());
              Optional<String> manager = fields.optional("manager", name());
              Optional<String> customer = fields.optional("customer", name());
              Optional<Settings> settings = fields.optional("settings", SettingsForm::read);
              return fields.done(
                  () ->
                      new Asked(
                          new Sample(
                              text.orElseThrow(),
                              language,
                              country.orElse(HOME),
                              manager,
                              customer),
                          settings));
            })
        .check(json);
  }

  private static Form<String> name() {
    return Fields.object(
        fields -> {
          Optional<String> name = fields.required("name", Forms.line(LONGEST_NAME));
          return fields.done(name::orElseThrow);
        });
  }

  private static ObjectNode json(Iterable<Shown> all) {
    ObjectNode json = Json.object();
    ArrayNode notices = json.putArray("notices");
    for (Shown shown : all) {
      ObjectNode one =
          notices
              .addObject()
              .put("channel", channel(shown).name())
              .put("kind", shown.kind().name())
              .put("parts", shown.parts())
              .put("price", shown.price());
      shown.from().ifPresent(from -> one.put("from", from));
      shown.title().ifPresent(title -> one.put(titleOf(shown), title));
      one.put("text", shown.text());
      shown.html().ifPresent(html -> one.put("html", html));
      shown.url().ifPresent(url -> one.put("url", url));
    }
    return json;
  }

  private static Channel channel(Shown shown) {
    return switch (shown.kind()) {
      case PUSH -> Channel.PUSH;
      case ALIMTALK, LINE, SMS, LMS -> Channel.TEXT;
      case EMAIL -> Channel.EMAIL;
    };
  }

  private static String titleOf(Shown shown) {
    return switch (shown.kind()) {
      case PUSH -> "title";
      case ALIMTALK, LINE, SMS, LMS, EMAIL -> "subject";
    };
  }
}
