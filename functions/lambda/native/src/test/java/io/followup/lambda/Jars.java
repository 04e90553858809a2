package io.followup.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The jars and folders of the class path, and what lies in them. */
final class Jars {
  private Jars() {}

  /** A jar, or the folder that will be one. */
  record Holder(Path path) {
    boolean has(String name) {
      return Files.isDirectory(path)
          ? Files.exists(path.resolve(name))
          : names().anyMatch(name::equals);
    }

    /** Every file of a jar. */
    Stream<String> names() {
      try (JarFile jar = new JarFile(path.toFile())) {
        return jar.stream().map(entry -> entry.getName()).toList().stream();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Holder holderOf(Class<?> type) {
    try {
      return new Holder(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All jars; folders of the build have no manifest. */
  static List<Holder> all() {
    return found("META-INF/MANIFEST.MF").flatMap(url -> jar(url).stream()).toList();
  }

  static boolean have(String name) {
    return found(name).findAny().isPresent();
  }

  /** The providers of a service, as all jars together list them. */
  static List<String> providers(String service) {
    return found("META-INF/services/" + service)
        .flatMap(url -> text(url).lines())
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static Stream<URL> found(String name) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return Collections.list(loader.getResources(name)).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Holder> jar(URL manifest) {
    try {
      return manifest.openConnection() instanceof JarURLConnection connection
          ? Optional.of(new Holder(Path.of(connection.getJarFileURL().toURI())))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(URL url) {
    try (var in = url.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
