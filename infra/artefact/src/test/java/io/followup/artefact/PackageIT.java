package io.followup.artefact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in a zip. */
class PackageIT {
  private static final Pattern LIBRARY =
      Pattern.compile("lib/(?:modified-)?(.+?)-[0-9][^/]*\\.jar");

  /**
   * Quarkus packs twice what it transforms of a deployable's own classes, and which of the two is
   * found depends on who unpacks; hence deployables have no classes of their own.
   */
  @ParameterizedTest
  @ValueSource(strings = {"presence", "everything"})
  void no_class_is_there_twice(String assembly) throws IOException {
    List<String> classes = new ArrayList<>();

    try (InputStream zip = Files.newInputStream(Deployment.zip(assembly))) {
      collect(zip, classes);
    }

    Set<String> seen = new HashSet<>();
    assertThat(classes.stream().filter(name -> !seen.add(name))).isEmpty();
  }

  /**
   * Each costs a start: a new one stands in the list because somebody meant it to. A native build
   * is one file.
   */
  @Test
  void presence_carries_these_libraries_and_no_other() throws IOException {
    List<String> carried = new ArrayList<>();
    try (ZipInputStream zip =
        new ZipInputStream(Files.newInputStream(Deployment.zip("presence")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Matcher library = LIBRARY.matcher(entry.getName());
        if (library.matches()) {
          carried.add(library.group(1));
        }
      }
    }
    assumeFalse(carried.isEmpty(), "a native build is one file");
    try (InputStream meant =
        Objects.requireNonNull(PackageIT.class.getResourceAsStream("presence-libraries.txt"))) {
      assertThat(carried)
          .containsExactlyInAnyOrderElementsOf(
              new String(meant.readAllBytes(), UTF_8).lines().toList());
    }
  }

  private static void collect(InputStream zip, List<String> classes) throws IOException {
    ZipInputStream entries = new ZipInputStream(zip);
    for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
      String name = entry.getName();
      if (name.endsWith(".jar")) {
        collect(new ByteArrayInputStream(entries.readAllBytes()), classes);
      } else if (name.endsWith(".class")
          && !name.startsWith("META-INF/")
          && !name.equals("module-info.class")) {
        classes.add(name);
      }
    }
  }
}
