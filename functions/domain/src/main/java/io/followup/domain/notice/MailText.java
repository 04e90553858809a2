package io.followup.domain.notice;

import io.followup.domain.carrier.MailNotice;
import io.followup.domain.contact.Language;
import io.followup.domain.id.ChatKey;
import io.followup.domain.settings.Settings.Content;
import io.followup.domain.word.Sha256;
import java.util.HexFormat;
import java.util.List;

/**
 * What an email says: all unseen replies, oldest first, each as far as the workspace lets it out
 * and the mail has room.
 *
 * @param fromName the workspace, on one line and without anything that could end a header
 */
public record MailText(String fromName, String subject, List<MailNotice.Line> lines) {
  private static final int NAME = 60;

  /**
   * @param replies oldest first
   */
  public static MailText of(
      Language language, Content content, String workspace, List<Told> replies) {
    String name = name(workspace);
    return new MailText(
        name,
        Phrases.of(language).subject(name),
        MailSpace.shared(replies.stream().map(reply -> line(language, content, reply)).toList()));
  }

  /** A name as a header or a greeting shows it: on one line, and nothing in it that hides. */
  public static String name(String name) {
    return Graphemes.first(NAME, Clean.line(name));
  }

  private static MailNotice.Line line(Language language, Content content, Told reply) {
    return new MailNotice.Line(
        reply.managerName().map(MailText::name).filter(name -> !name.isEmpty()),
        Shown.of(language, content, reply).text());
  }

  /** A chat's name towards mail programs: stable, and of characters that a message id may have. */
  public static String thread(ChatKey chat) {
    String name =
        chat.workspace().value()
            + '\0'
            + chat.owner().customer().value()
            + '\0'
            + chat.chat().value();
    return HexFormat.of().formatHex(Sha256.of(name), 0, 16);
  }

  @Override
  public String toString() {
    return "MailText";
  }
}
