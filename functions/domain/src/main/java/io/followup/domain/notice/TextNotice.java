package io.followup.domain.notice;

import io.followup.domain.contact.Language;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.settings.Settings.Content;
import java.util.List;

/** Composes the body of an SMS or LMS: the workspace, what is new, the link. */
public final class TextNotice {
  private TextNotice() {}

  /**
   * One reply is shown by its preview alone; several by their number and the latest's preview.
   *
   * @param replies oldest first, at least one
   */
  public static TextBody compose(
      Language language, Content content, String workspace, List<Told> replies, String link) {
    return new TextBody(
        Clean.line(workspace),
        Phrases.of(language).newReplies(replies.size()),
        Shown.of(language, content, replies.getLast()),
        replies.size() > 1,
        content == Content.TEASER,
        link);
  }

  /** As much of it as a messenger takes; the link always stays. */
  public static String within(int mostCharacters, TextBody body) {
    return body.fitting(text -> text.length() <= mostCharacters).text();
  }

  /** The kind of text that carries it to that number, and the text as that kind can carry it. */
  public static TextPlan plan(PhoneNumber to, TextBody body) {
    return to.country().equals("KR") ? KoreanText.plan(body) : SmsText.plan(body);
  }
}
