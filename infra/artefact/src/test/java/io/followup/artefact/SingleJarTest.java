package io.followup.artefact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleJarTest {
  private static final String SERVICE = "META-INF/services/a.Service";
  private static final String SETTINGS = "META-INF/microprofile-config.properties";

  @TempDir private Path folder;

  @BeforeEach
  void a_task_of_a_class_and_two_jars() throws IOException {
    write("own/A.class", "own");
    write("META-INF/MANIFEST.MF", "Class-Path: lib/a.jar");
    library("a.jar", "of a");
    library("b.jar", "of b");
  }

  @Test
  void what_lies_open_and_what_is_in_jars_is_in_it() throws IOException {
    assertThat(content("own/A.class")).isEqualTo("own");
    assertThat(content("a.jar.class")).isEqualTo("of a");
    assertThat(content("b.jar.class")).isEqualTo("of b");
  }

  @Test
  void of_a_name_that_is_there_twice_the_first_one_stays() throws IOException {
    assertThat(content("both.class")).isEqualTo("of a");
  }

  @Test
  void every_service_is_still_found() throws IOException {
    assertThat(content(SERVICE)).isEqualTo("of a\nof b");
  }

  @Test
  void its_manifest_leads_to_no_other_jar() throws IOException {
    assertThat(content("META-INF/MANIFEST.MF")).doesNotContain("Class-Path");
  }

  @Test
  void its_settings_are_in_a_small_jar_of_their_own_and_joined() throws IOException {
    write(SETTINGS, "of=task");
    library("c.jar", "of=c", SETTINGS);
    write("application.properties", "a=b");
    Artefact artefact = new Artefact(folder.resolve("task"), Artefact.Form.JVM);

    try (JarFile settings = new JarFile(SingleJar.of(artefact).getFirst().toFile());
        JarFile function = new JarFile(SingleJar.of(artefact).getLast().toFile())) {
      assertThat(settings.stream().map(entry -> entry.getName()))
          .containsExactlyInAnyOrder(SETTINGS, "application.properties");
      assertThat(content(settings, SETTINGS)).isEqualTo("of=task\nof=c");
      assertThat(function.getEntry(SETTINGS)).isNull();
      assertThat(function.getEntry("application.properties")).isNull();
    }
  }

  private String content(String name) throws IOException {
    Artefact artefact = new Artefact(folder.resolve("task"), Artefact.Form.JVM);
    try (JarFile jar = new JarFile(SingleJar.of(artefact).getLast().toFile())) {
      return content(jar, name);
    }
  }

  private static String content(JarFile jar, String name) throws IOException {
    return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), UTF_8);
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve("task").resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, content);
  }

  private void library(String name, String content) throws IOException {
    library(name, content, name + ".class", "both.class", SERVICE);
  }

  private void library(String name, String content, String... entries) throws IOException {
    Path file = folder.resolve("task/lib").resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
        out.write(content.getBytes(UTF_8));
      }
    }
  }
}
