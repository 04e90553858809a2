package io.followup.artefact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A deployable, unpacked as Lambda unpacks it into {@code /var/task}.
 *
 * @param root the folder it was unpacked into
 */
public record Artefact(Path root, Form form) {
  public enum Form {
    /** Classes and jars, for a managed Java runtime. */
    JVM,
    /** An executable named {@code bootstrap}, for a runtime that has the system alone. */
    NATIVE
  }

  private static final String BOOTSTRAP = "bootstrap";
  private static final String LIBRARIES = "lib";
  private static final Path MANIFEST = Path.of("META-INF", "MANIFEST.MF");

  /** Unpacks a {@code function.zip}; of an entry that is there twice the later one stays. */
  public static Artefact unpack(Path zip, Path into) {
    if (!Files.exists(zip)) {
      throw new IllegalStateException(zip + " is missing: ./mvnw package makes it");
    }
    try {
      clear(into);
      Files.deleteIfExists(into.resolveSibling(into.getFileName() + ".jar"));
      extract(zip, into);
      return of(into);
    } catch (IOException e) {
      throw new UncheckedIOException(zip + " can't be unpacked", e);
    }
  }

  /**
   * A Java form as jars alone, as an AOT cache wants it, in the order in which Lambda looks: what
   * lies open in the folder is packed beside it, the first time. Its manifest stays behind: it says
   * where jars are beside another jar, and the JVM would look there.
   */
  public List<Path> jars() {
    Path own = root.resolveSibling(root.getFileName() + ".jar");
    try {
      if (!Files.exists(own)) {
        pack(own);
      }
      try (Stream<Path> libraries = Files.list(root.resolve(LIBRARIES))) {
        return Stream.concat(Stream.of(own), libraries.sorted()).toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(root + " can't be packed", e);
    }
  }

  private void pack(Path jar) throws IOException {
    Path libraries = root.resolve(LIBRARIES);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.startsWith(libraries) && !file.endsWith(MANIFEST)) {
          out.putNextEntry(new ZipEntry(root.relativize(file).toString()));
          Files.copy(file, out);
        }
      }
    }
  }

  private static Artefact of(Path root) throws IOException {
    Path bootstrap = root.resolve(BOOTSTRAP);
    if (!Files.exists(bootstrap)) {
      return new Artefact(root, Form.JVM);
    }
    Files.setPosixFilePermissions(bootstrap, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new Artefact(root, Form.NATIVE);
  }

  private static void extract(Path zip, Path into) throws IOException {
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        extract(entry, entries, into);
      }
    }
  }

  private static void extract(ZipEntry entry, InputStream content, Path into) throws IOException {
    Path file = into.resolve(entry.getName()).normalize();
    if (!file.startsWith(into)) {
      throw new IOException("an entry leads out of its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
    } else {
      Files.createDirectories(file.resolveSibling("."));
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
