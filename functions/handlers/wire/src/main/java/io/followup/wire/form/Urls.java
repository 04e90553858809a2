package io.followup.wire.form;

import io.followup.wire.check.Checked;
import io.followup.wire.check.Form;
import io.followup.wire.check.Forms;
import io.followup.wire.check.Violation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of the web that customers are sent to, that a mail shows or that we call. International
 * hosts are kept as A-labels.
 */
public final class Urls {
  private static final int LONGEST = 2048;
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Where the chat's id and the customer's token are filled in; in a host they would leak. */
  private static final Pattern PLACE = Pattern.compile("\\{(?:chat|token)}");

  /** Hosts of containers and of some shops have underscores, which {@link URI} takes for none. */
  private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";

  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>https?)://(?<host>%1$s(?:\\.%1$s)*\\.?|\\[[0-9a-f:.]+])(?<port>:[0-9]{1,5})?(?<rest>(?:[/?#].*)?)"
              .formatted(LABEL),
          Pattern.CASE_INSENSITIVE);

  /** The host of whatever may be a URL, in any script. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?<scheme>https?://)(?<host>[^/?#:@\\[\\]]+)(?<rest>.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** What IDNA has a say in (S4). */
  private static final Pattern INTERNATIONAL =
      Pattern.compile("[^\\x00-\\x7f]|(?:^|\\.)xn--", Pattern.CASE_INSENSITIVE);

  private static final String HTTPS_OR_LOCAL = "must be an https URL, or http on localhost";

  private Urls() {}

  /** Where a chat is shown: https, or http on this very machine; it may have places to fill in. */
  public static Form<String> chat() {
    return form(Urls::isHttpsOrLocal, HTTPS_OR_LOCAL);
  }

  /** Where one reply is shown: https alone; it may have places to fill in. */
  public static Form<String> reply() {
    return form(Urls::isHttps, "must be an https URL");
  }

  /** Something that a mail shows: https alone, and nothing to fill in. */
  public static Form<String> picture() {
    return Forms.string()
        .then(
            text ->
                PLACE.matcher(text).find()
                    ? Checked.bad(Violation.Code.MALFORMED, "has no places to fill in")
                    : Checked.good(text))
        .then(text -> checked(text, Urls::isHttps, "must be an https URL"));
  }

  /** Where we tell what the world is told: https, or http on this very machine. */
  public static Form<String> webhook() {
    return Forms.string()
        .then(
            text ->
                PLACE.matcher(text).find() || text.indexOf('#') >= 0
                    ? Checked.bad(Violation.Code.MALFORMED, "has neither places nor a fragment")
                    : Checked.good(text))
        .then(text -> checked(text, Urls::isHttpsOrLocal, HTTPS_OR_LOCAL));
  }

  private static Form<String> form(Predicate<Matcher> reaches, String detail) {
    return Forms.string().then(text -> checked(text, reaches, detail));
  }

  private static Checked<String> checked(
      String written, Predicate<Matcher> reaches, String detail) {
    String text = withAsciiHost(written);
    Matcher url = URL.matcher(text);
    return text.length() <= LONGEST
            && text.chars().allMatch(c -> c > ' ' && c < 127)
            && url.matches()
            && isSound(url)
            && reaches.test(url)
        ? Checked.good(text)
        : Checked.bad(Violation.Code.MALFORMED, detail);
  }

  /** An international host by its A-labels, nothing where it is none; others stay as written. */
  private static String withAsciiHost(String written) {
    Matcher url = HOST.matcher(written);
    return url.matches() && INTERNATIONAL.matcher(url.group("host")).find()
        ? Domains.host(url.group("host"))
            .map(host -> url.group("scheme") + host + url.group("rest"))
            .orElse("")
        : written;
  }

  private static boolean isHttpsOrLocal(Matcher url) {
    return isHttps(url) || LOCAL.contains(url.group("host").toLowerCase(Locale.ROOT));
  }

  private static boolean isHttps(Matcher url) {
    return url.group("scheme").equalsIgnoreCase("https");
  }

  private static boolean isSound(Matcher url) {
    String host = url.group("host");
    String port = url.group("port");
    String rest = PLACE.matcher(url.group("rest")).replaceAll("x");
    try {
      URI _ = new URI("https://" + (host.startsWith("[") ? host : "host") + rest);
      return port == null || Integer.parseInt(port.substring(1)) <= 65_535;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
