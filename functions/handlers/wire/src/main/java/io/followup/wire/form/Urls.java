package io.followup.wire.form;

import io.followup.wire.check.Checked;
import io.followup.wire.check.Form;
import io.followup.wire.check.Forms;
import io.followup.wire.check.Violation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Where a chat is shown: https, or http on this very machine. */
final class Urls {
  private static final int LONGEST = 2048;
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private Urls() {}

  static Form<String> chat() {
    return Forms.string()
        .then(
            text ->
                isGood(text)
                    ? Checked.good(text)
                    : Checked.bad(
                        Violation.Code.MALFORMED, "must be an https URL, or http on localhost"));
  }

  private static boolean isGood(String text) {
    if (text.length() > LONGEST || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
      return false;
    }
    try {
      URI url = new URI(text);
      if (url.getHost() == null || url.getScheme() == null || url.getRawUserInfo() != null) {
        return false;
      }
      return switch (url.getScheme().toLowerCase(Locale.ROOT)) {
        case "https" -> true;
        case "http" -> LOCAL.contains(url.getHost().toLowerCase(Locale.ROOT));
        default -> false;
      };
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
