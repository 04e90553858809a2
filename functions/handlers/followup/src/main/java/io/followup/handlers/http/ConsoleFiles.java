package io.followup.handlers.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.wire.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The console's files, as they lie in {@code infra/console/}; they hold nothing of any workspace.
 */
final class ConsoleFiles {
  private static final String FOLDER = "/console/";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]*\\.(html|js|css|json)");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html",
          "js", "text/javascript",
          "css", "text/css",
          "json", "application/json");

  /**
   * Scripts are its own alone. It asks the API that it is told of, which may be another's; mails
   * that it shows have their styles in them.
   */
  private static final String SECURITY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'"
          + " https: http://localhost:*; img-src 'self' data:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private ConsoleFiles() {}

  /** The file at this path; that of the folder is its page. */
  static Optional<Response> find(String path) {
    if (path.equals("/console")) {
      return Optional.of(Response.redirect(FOLDER));
    }
    if (!path.startsWith(FOLDER)) {
      return Optional.empty();
    }
    String name = path.equals(FOLDER) ? "index.html" : path.substring(FOLDER.length());
    Matcher parts = NAME.matcher(name);
    return parts.matches() ? file(name, TYPES.getOrDefault(parts.group(1), "")) : Optional.empty();
  }

  /** Listed for the native build in {@code quarkus.native.resources.includes}. */
  private static Optional<Response> file(String name, String type) {
    try (InputStream file =
        ConsoleFiles.class.getResourceAsStream("/io/followup/console/" + name)) {
      return file == null
          ? Optional.empty()
          : Optional.of(
              Response.text(type, new String(file.readAllBytes(), UTF_8))
                  // Its files fit each other: never one of today beside one of yesterday.
                  .with("Cache-Control", "no-cache")
                  .with("Content-Security-Policy", SECURITY)
                  .with("Referrer-Policy", "no-referrer"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
