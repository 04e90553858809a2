package io.followup.artefact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A Java form as one jar, and its settings as another. An AOT cache takes nothing that lies in
 * folders; a start looks into every jar that it has, and twice lists all of one that has settings.
 *
 * <p>Of a name that is there twice the one that a class path would find first stays, but for files
 * of which each counts: those are joined. Of versions for several Java releases this one's stays.
 */
final class SingleJar {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String SERVICES = "META-INF/services/";
  private static final String SETTINGS = "META-INF/microprofile-config.properties";

  /** What is read at start as a list of settings. */
  private static final Set<String> ALL_SETTINGS = Set.of(SETTINGS, "application.properties");

  private final Map<String, ByteArrayOutputStream> entries = new LinkedHashMap<>();

  private SingleJar() {
    put(MANIFEST, "Manifest-Version: 1.0\n\n".getBytes(UTF_8));
  }

  /** In a folder of their own beside the unpacked one, made the first time: settings first. */
  static List<Path> of(Artefact artefact) {
    Path folder = folder(artefact.root());
    Path settings = folder.resolve("settings.jar");
    Path jar = folder.resolve("function.jar");
    try {
      if (!Files.exists(jar)) {
        Files.createDirectories(folder);
        SingleJar made = new SingleJar();
        made.take(artefact.root());
        made.write(settings, ALL_SETTINGS::contains);
        made.write(jar, name -> !ALL_SETTINGS.contains(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(artefact.root() + " can't be packed", e);
    }
    return List.of(settings, jar);
  }

  /** Where the jars of what was unpacked there lie, and nothing else. */
  static Path folder(Path root) {
    return root.resolveSibling(root.getFileName() + "-jar");
  }

  private void take(Path root) throws IOException {
    Path libraries = root.resolve("lib");
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.startsWith(libraries)) {
          put(root.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    try (Stream<Path> jars = Files.list(libraries)) {
      for (Path jar : jars.sorted().toList()) {
        takeJar(jar);
      }
    }
  }

  private void takeJar(Path path) throws IOException {
    try (JarFile jar =
        new JarFile(path.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion())) {
      for (JarEntry entry : jar.versionedStream().toList()) {
        if (!entry.isDirectory()) {
          put(entry.getName(), jar.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  private void put(String name, byte[] content) {
    ByteArrayOutputStream before = entries.get(name);
    if (before == null) {
      ByteArrayOutputStream first = new ByteArrayOutputStream();
      first.writeBytes(content);
      entries.put(name, first);
    } else if (name.startsWith(SERVICES) || name.equals(SETTINGS)) {
      before.write('\n');
      before.writeBytes(content);
    }
  }

  private void write(Path jar, Predicate<String> which) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, ByteArrayOutputStream> entry : entries.entrySet()) {
        if (which.test(entry.getKey())) {
          out.putNextEntry(stored(entry.getKey(), entry.getValue().toByteArray()));
          entry.getValue().writeTo(out);
        }
      }
    }
  }

  /** What is deployed is packed once more: here, time counts. */
  private static ZipEntry stored(String name, byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    return entry;
  }
}
