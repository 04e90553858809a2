package io.followup.domain.notice;

import java.util.function.Predicate;

/**
 * The parts of a text, kept apart so that it can be shortened where that does least harm.
 *
 * @param headline how many replies there are
 * @param preview of the latest reply; may be empty
 * @param several whether there is more than one reply, so that the headline stays beside a preview
 * @param link never shortened: a text without it tells nothing
 */
public record TextBody(
    String workspace, String headline, String preview, boolean several, String link) {
  public String text() {
    StringBuilder text = new StringBuilder();
    if (!workspace.isEmpty()) {
      text.append('[').append(workspace).append("] ");
    }
    if (several || preview.isEmpty()) {
      text.append(headline).append('\n');
    }
    if (!preview.isEmpty()) {
      text.append(preview).append('\n');
    }
    return text.append(link).toString();
  }

  /** Shortened until it fits: first the preview, then the workspace's name, nothing else. */
  TextBody fitting(Predicate<String> fits) {
    TextBody body = withPreview(Graphemes.longest(preview, p -> fits.test(withPreview(p).text())));
    return body.withWorkspace(
        Graphemes.longest(workspace, w -> fits.test(body.withWorkspace(w).text())));
  }

  TextBody withPreview(String other) {
    return new TextBody(workspace, headline, other, several, link);
  }

  TextBody withWorkspace(String other) {
    return new TextBody(other, headline, preview, several, link);
  }

  @Override
  public String toString() {
    return "TextBody";
  }
}
