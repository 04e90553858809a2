package io.followup.domain.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.domain.contact.Language;
import io.followup.domain.settings.Settings.Content;
import java.util.function.Predicate;

/**
 * What a phone shows: who, and as much of the reply as the workspace lets out.
 *
 * <p>At most 200 and 1,000 bytes of UTF-8: APNs takes 4 KB and FCM 4,096 bytes, quotes are escaped
 * twice on their way there, and no phone shows as much.
 */
public record PushText(String title, String text) {
  private static final int TITLE = 200;
  private static final int TEXT = 1_000;

  public static PushText of(Language language, Content content, String workspace, Told reply) {
    String title = Clean.line(reply.managerName().orElse(""));
    Shown shown = Shown.of(language, content, reply).within(within(TEXT));
    return new PushText(
        Graphemes.longest(title.isEmpty() ? Clean.line(workspace) : title, within(TITLE)),
        shown.isEmpty() ? Phrases.of(language).newReply() : shown.text());
  }

  private static Predicate<String> within(int bytes) {
    return text -> text.getBytes(UTF_8).length <= bytes;
  }

  @Override
  public String toString() {
    return "PushText";
  }
}
