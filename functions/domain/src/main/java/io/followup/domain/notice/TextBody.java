package io.followup.domain.notice;

import java.util.function.Predicate;

/**
 * The parts of a text, kept apart so that it can be shortened where that does least harm.
 *
 * @param headline how many replies there are
 * @param shown of the latest reply; may be nothing
 * @param several whether there is more than one reply, so that the headline stays beside a preview
 * @param thrifty whether fewer words may be shown where that is cheaper (F8)
 * @param link never shortened: a text without it tells nothing
 */
public record TextBody(
    String workspace, String headline, Shown shown, boolean several, boolean thrifty, String link) {
  /** What is cut for money has at least so many characters left. */
  private static final int LEAST = 15;

  public String text() {
    StringBuilder text = new StringBuilder();
    if (!workspace.isEmpty()) {
      text.append('[').append(workspace).append("] ");
    }
    if (several || shown.isEmpty()) {
      text.append(headline).append('\n');
    }
    if (!shown.isEmpty()) {
      text.append(shown.text()).append('\n');
    }
    return text.append(link).toString();
  }

  public String preview() {
    return shown.text();
  }

  /** Shortened until it fits: first the preview, then the workspace's name, nothing else. */
  TextBody fitting(Predicate<String> fits) {
    TextBody body = withShown(shown.within(p -> fits.test(withPreview(p).text())));
    return body.withWorkspace(
        Graphemes.longest(workspace, w -> fits.test(body.withWorkspace(w).text())));
  }

  /** Cut at a word's end where that makes it the cheaper kind; else as it is. */
  TextBody cheaper(Predicate<String> isCheap) {
    if (!thrifty || isCheap.test(text())) {
      return this;
    }
    return Graphemes.toWordEnd(
            LEAST, shown.words(), w -> isCheap.test(withShown(shown.withWords(w)).text()))
        .map(w -> withShown(shown.withWords(w)))
        .orElse(this);
  }

  TextBody withPreview(String other) {
    return withShown(new Shown(other, ""));
  }

  TextBody withShown(Shown other) {
    return new TextBody(workspace, headline, other, several, thrifty, link);
  }

  TextBody withWorkspace(String other) {
    return new TextBody(other, headline, shown, several, thrifty, link);
  }

  @Override
  public String toString() {
    return "TextBody";
  }
}
