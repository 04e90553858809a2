package io.followup.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What Quarkus handed to the native builder: the runner jar and its metadata. */
record NativeSources(Path jar) {
  private static final Pattern PLACE =
      Pattern.compile("target/[^/]+-native-image-source-jar/[^/]+-runner\\.jar");

  static NativeSources ofThisModule() {
    try (Stream<Path> files = Files.walk(Path.of("target"), 2)) {
      return files
          .filter(file -> PLACE.matcher(file.toString()).matches())
          .findAny()
          .map(NativeSources::new)
          .orElseThrow(() -> new IllegalStateException("nothing was built natively"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The classes whose members of this kind Jackson can find. */
  Set<String> reflected(String kind) {
    return StreamSupport.stream(json("reflect-config.json").spliterator(), false)
        .filter(entry -> entry.path("allDeclared" + kind).asBoolean())
        .map(entry -> entry.path("name").asText(entry.path("type").asText()))
        .collect(Collectors.toSet());
  }

  /** Patterns of the files that are included. */
  List<Pattern> resources() {
    return StreamSupport.stream(
            json("resource-config.json").path("resources").path("includes").spliterator(), false)
        .map(include -> Pattern.compile(include.path("pattern").asText()))
        .toList();
  }

  private JsonNode json(String name) {
    try (JarFile file = new JarFile(jar.toFile())) {
      var entry = file.getJarEntry("META-INF/native-image/" + name);
      try (var in = file.getInputStream(entry)) {
        return JsonMapper.builder().build().readTree(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
