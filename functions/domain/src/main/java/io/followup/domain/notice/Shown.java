package io.followup.domain.notice;

import io.followup.domain.contact.Language;
import io.followup.domain.settings.Settings.Content;
import java.util.function.Predicate;

/**
 * What is shown of a reply.
 *
 * @param words of the reply, as many as the workspace lets out; may be empty
 * @param sent what was sent with them or without them, such as {@code sent a picture} (R9); empty
 *     where nothing was, or the workspace lets nothing out
 */
record Shown(String words, String sent) {
  static final Shown NOTHING = new Shown("", "");

  static Shown of(Language language, Content content, Told reply) {
    return switch (content) {
      case FULL, TEASER ->
          new Shown(
              Preview.of(content, reply.text()), Phrases.of(language).sent(reply.attachments()));
      case NONE -> NOTHING;
    };
  }

  String text() {
    if (words.isEmpty()) {
      return sent;
    }
    return sent.isEmpty() ? words : words + " (" + sent + ")";
  }

  boolean isEmpty() {
    return words.isEmpty() && sent.isEmpty();
  }

  /** As many of its words as fit; what was sent is said in any case. */
  Shown within(Predicate<String> fits) {
    return withWords(Graphemes.longest(words, fewer -> fits.test(withWords(fewer).text())));
  }

  Shown withWords(String other) {
    return new Shown(other, sent);
  }

  @Override
  public String toString() {
    return "Shown";
  }
}
