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
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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

  /** Unpacks a {@code function.zip}; of an entry that is there twice the later one stays. */
  public static Artefact unpack(Path zip, Path into) {
    if (!Files.exists(zip)) {
      throw new IllegalStateException(zip + " is missing: ./mvnw package makes it");
    }
    try {
      clear(into);
      clear(SingleJar.folder(into));
      extract(zip, into);
      return of(into);
    } catch (IOException e) {
      throw new UncheckedIOException(zip + " can't be unpacked", e);
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
