package io.followup.local.http;

import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The playground's files, and whatever else lies in {@code META-INF/resources} of the class path.
 */
@Singleton
class Pages {
  private static final String ROOT = "META-INF/resources";

  /** The API serves these itself, here as anywhere. */
  private static final String CONSOLE = "/console/";

  /** No step upwards, nothing hidden, nothing escaped. */
  private static final Pattern FILE =
      Pattern.compile("(/[A-Za-z0-9_@-][A-Za-z0-9_@.-]*)+\\.([a-z0-9]+)");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=UTF-8",
          "js", "text/javascript;charset=UTF-8",
          "css", "text/css;charset=UTF-8",
          "json", "application/json",
          "yaml", "application/yaml",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2");

  /** The page at this path; a path that ends in a slash is that folder's {@code index.html}. */
  Optional<Answered> find(String path) {
    String file =
        path.equals("/docs") ? "/docs.html" : path.endsWith("/") ? path + "index.html" : path;
    var parts = FILE.matcher(file);
    String type = parts.matches() ? TYPES.get(parts.group(2)) : null;
    if (type == null || file.startsWith(CONSOLE)) {
      return Optional.empty();
    }
    ClassLoader loader = Pages.class.getClassLoader();
    try (InputStream page = loader == null ? null : loader.getResourceAsStream(ROOT + file)) {
      return page == null
          ? Optional.empty()
          : Optional.of(
              new Answered(
                  200,
                  // A rebuilt page is shown at once.
                  Map.of("Content-Type", List.of(type), "Cache-Control", List.of("no-cache")),
                  Buffer.buffer(page.readAllBytes())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
