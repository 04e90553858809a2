package io.followup.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in a zip. */
class PackageIT {
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
