package io.followup.handlers.form;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.followup.domain.chat.Position;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.reply.Attachment;
import io.followup.domain.reply.Reply;
import io.followup.domain.word.Sha256;
import io.followup.wire.Json;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Form;
import io.followup.wire.check.Forms;
import io.followup.wire.form.Tags;
import io.followup.wire.form.Times;
import io.followup.wire.form.Urls;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A manager's reply, as it is posted. */
public record ReplyForm(
    ReplyId id,
    ChatId chat,
    CustomerId customer,
    String text,
    List<Attachment> attachments,
    Optional<String> url,
    Optional<Instant> sentAt,
    Optional<String> language,
    Optional<Manager> manager,
    Optional<Boolean> opening,
    boolean followUp) {
  private static final int LONGEST = 10_000;

  private static final Form<List<Attachment>> ATTACHMENTS =
      Forms.list(Attachment.MOST, Fields.object(ReplyForm::attachment));

  /** Who wrote it; one without a name says so by an empty one. */
  public record Manager(String id, Optional<String> name) {}

  public static Checked<ReplyForm> read(JsonNode json) {
    return Fields.<ReplyForm>object(ReplyForm::read).check(json);
  }

  /** What a reply may say. */
  public static Form<String> words() {
    return Forms.text(LONGEST);
  }

  private static Checked<ReplyForm> read(Fields fields) {
    Optional<ReplyId> id = fields.required("id", Forms.id(ReplyId::new));
    Optional<ChatId> chat = fields.required("chatId", Forms.id(ChatId::new));
    Optional<CustomerId> customer = fields.required("customerId", Forms.id(CustomerId::new));
    Optional<List<Attachment>> attachments = fields.optional("attachments", ATTACHMENTS);
    // Where there are attachments, a text that says nothing is as good as none (R9).
    boolean mayBeMute =
        fields.isGiven("attachments") && attachments.map(some -> !some.isEmpty()).orElse(true);
    Optional<String> text =
        mayBeMute ? fields.optional("text", words()) : fields.required("text", words());
    Optional<String> url = fields.optional("url", Urls.reply());
    Optional<Instant> sentAt = fields.optionalNotEmpty("sentAt", Times.form());
    Optional<String> language = fields.optional("language", Tags.language());
    Optional<Manager> manager = fields.optional("manager", Fields.object(ReplyForm::manager));
    Optional<Boolean> opening = fields.optional("opening", Forms.bool());
    Optional<Boolean> followUp = fields.optional("followUp", Forms.bool());
    return fields.done(
        () ->
            new ReplyForm(
                id.orElseThrow(),
                chat.orElseThrow(),
                customer.orElseThrow(),
                text.orElse(""),
                attachments.orElse(List.of()),
                url,
                sentAt,
                language,
                manager,
                opening,
                followUp.orElse(true)));
  }

  private static Checked<Attachment> attachment(Fields fields) {
    Optional<Attachment> kind =
        fields.required("kind", Forms.oneOf(Attachment.values(), Attachment::word));
    return fields.done(kind::orElseThrow);
  }

  private static Checked<Manager> manager(Fields fields) {
    Optional<String> id = fields.required("id", Forms.id(text -> text));
    Optional<String> name = fields.requiredMaybeEmpty("name", Forms.line(200));
    return fields.done(() -> new Manager(id.orElseThrow(), name));
  }

  /**
   * The reply as the domain has it.
   *
   * @param written when it was written, if that is known; it counts no later than its acceptance
   */
  public Reply in(WorkspaceId workspace, Optional<Instant> written, Instant now) {
    Instant at = written.filter(now::isAfter).orElse(now);
    return new Reply(
        id,
        new ChatKey(new CustomerKey(workspace, customer), chat),
        text,
        attachments,
        url,
        new Position(at, now),
        language,
        manager.map(Manager::id),
        manager.flatMap(Manager::name),
        opening,
        followUp,
        hash());
  }

  /** Tells apart what the caller sent; what the caller left to us is left out. */
  private String hash() {
    ArrayNode said = Json.array();
    said.add(chat.value()).add(customer.value()).add(text);
    said.add(sentAt.map(Instant::toString).orElse(null));
    said.add(language.orElse(null));
    said.add(manager.map(Manager::id).orElse(null))
        .add(manager.flatMap(Manager::name).orElse(null));
    said.add(opening.orElse(null));
    said.add(followUp);
    // Only where they are given: replies that were kept before there were any stay the same.
    if (!attachments.isEmpty() || url.isPresent()) {
      said.add(attachments.stream().map(Attachment::word).collect(joining(",")));
      said.add(url.orElse(null));
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(Json.write(said)));
  }

  @Override
  public String toString() {
    return "ReplyForm[" + id + "]";
  }
}
