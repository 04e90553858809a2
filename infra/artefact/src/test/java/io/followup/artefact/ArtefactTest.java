package io.followup.artefact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtefactTest {
  @TempDir private Path folder;

  @Test
  void classes_and_jars_are_the_form_for_a_java_runtime() throws IOException {
    Artefact artefact = unpacked("io/followup/A.class", "lib/b.jar");

    assertThat(artefact.form()).isEqualTo(Artefact.Form.JVM);
    assertThat(artefact.root().resolve("lib/b.jar")).hasContent("lib/b.jar");
  }

  @Test
  void a_bootstrap_is_the_native_form_and_may_be_executed() throws IOException {
    Artefact artefact = unpacked("bootstrap");

    assertThat(artefact.form()).isEqualTo(Artefact.Form.NATIVE);
    assertThat(artefact.root().resolve("bootstrap")).isExecutable();
  }

  @Test
  void what_was_unpacked_before_is_gone() throws IOException {
    unpacked("old/A.class");

    Artefact artefact = unpacked("new/A.class");

    assertThat(artefact.root().resolve("old")).doesNotExist();
  }

  @Test
  void an_entry_that_leads_elsewhere_is_refused() {
    assertThatThrownBy(() -> unpacked("../elsewhere")).hasMessageContaining("can't be unpacked");
  }

  @Test
  void a_zip_that_was_not_built_says_how() {
    assertThatThrownBy(() -> Artefact.unpack(folder.resolve("none.zip"), folder.resolve("task")))
        .hasMessageEndingWith("none.zip is missing: ./mvnw package makes it");
  }

  private Artefact unpacked(String... names) throws IOException {
    Path zip = folder.resolve("function.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(name.getBytes(UTF_8));
      }
    }
    return Artefact.unpack(zip, folder.resolve("task"));
  }
}
