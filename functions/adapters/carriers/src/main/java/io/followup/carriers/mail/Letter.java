package io.followup.carriers.mail;

import io.followup.domain.carrier.MailNotice;
import io.followup.domain.notice.Ink;
import io.followup.domain.notice.Phrases;
import java.util.List;
import java.util.Optional;

/**
 * What the templates show, all of it words: they only arrange.
 *
 * @param shop the workspace's name
 * @param logoUrl empty where the workspace has none
 * @param color of the button, and {@code ink} of the words on it
 * @param greeting empty where the name is not known
 */
record Letter(
    String language,
    String shop,
    String logoUrl,
    String color,
    String ink,
    String title,
    String greeting,
    List<Entry> entries,
    String button,
    String url,
    String footer,
    String unsubscribe,
    String unsubscribeUrl) {

  private static final String COLOR = "#0b57d0";

  /**
   * One reply.
   *
   * @param from empty where the manager is not known
   * @param lines none where the workspace lets nothing out
   */
  record Entry(String from, List<String> lines) {
    @Override
    public String toString() {
      return "Entry";
    }
  }

  static Letter of(MailNotice notice) {
    Phrases phrases = Phrases.of(notice.language());
    String color = notice.look().color().orElse(COLOR);
    return new Letter(
        notice.language().tag(),
        oneLine(notice.fromName()),
        notice.look().logoUrl().orElse(""),
        color,
        Ink.on(color),
        phrases.newReplies(notice.lines().size()),
        name(notice.customerName()).map(phrases::greeting).orElse(""),
        notice.lines().stream().map(line -> entry(line, phrases)).toList(),
        phrases.readAndAnswer(),
        notice.url(),
        phrases.footer(oneLine(notice.fromName())),
        phrases.unsubscribe(),
        notice.unsubscribeUrl());
  }

  private static Entry entry(MailNotice.Line line, Phrases phrases) {
    List<String> lines =
        line.text().isEmpty()
            ? List.of()
            : line.text().lines().map(text -> text.replaceAll("\\p{Cc}", " ")).toList();
    return new Entry(name(line.manager()).map(phrases::from).orElse(""), lines);
  }

  private static Optional<String> name(Optional<String> name) {
    return name.map(Letter::oneLine).filter(line -> !line.isEmpty());
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
  }

  @Override
  public String toString() {
    return "Letter[" + language + "]";
  }
}
