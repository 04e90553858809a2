package io.followup.local.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.domain.secret.DataKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code FOLLOWUP_DATA}: where tables, keys and the clock's lead are kept between starts. One
 * laptop at a time has it.
 */
public final class DataFolder {
  private static final int SECRET_BYTES = 32;

  private final Path folder;

  /** Held as long as the process lives. */
  @SuppressWarnings({"unused", "FieldCanBeLocal"})
  private final FileLock lock;

  private DataFolder(Path folder, FileLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes the folder, if it is not there, and takes it. */
  public static DataFolder take(Path folder) throws BadStart {
    try {
      Files.createDirectories(folder);
      // Closed by the process's end, and so let go by its death.
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new BadStart(
            "FOLLOWUP_DATA: another laptop runs on %s; stop it, or name another folder"
                .formatted(folder));
      }
      return new DataFolder(folder, lock);
    } catch (IOException e) {
      throw new BadStart(
          "FOLLOWUP_DATA: %s is no folder that can be read and written".formatted(folder));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  public Path tables() {
    return folder.resolve("tables.db");
  }

  /** The devices that the simulated push service knows. */
  public Path devices() {
    return folder.resolve("devices.jsonl");
  }

  /** Drawn at the first start: keys and tokens that were given out hold at the next. */
  public String masterSecret() {
    return read("master-secret")
        .orElseGet(
            () -> {
              String secret =
                  Base64.getUrlEncoder().withoutPadding().encodeToString(drawn(SECRET_BYTES));
              write("master-secret", secret);
              return secret;
            });
  }

  /**
   * What data keys are wrapped by, drawn at the first start: what is sealed in the tables opens at
   * the next.
   */
  public byte[] contactKey() {
    String drawn =
        read("contact-key")
            .orElseGet(
                () -> {
                  String key = Base64.getEncoder().encodeToString(drawn(DataKeys.BYTES));
                  write("contact-key", key);
                  return key;
                });
    return Base64.getDecoder().decode(drawn);
  }

  private static byte[] drawn(int bytes) {
    byte[] drawn = new byte[bytes];
    new SecureRandom().nextBytes(drawn);
    return drawn;
  }

  /** By how much the clock was ahead of the wall's. */
  public Duration lead() throws BadStart {
    try {
      return read("clock").map(Duration::parse).orElse(Duration.ZERO);
    } catch (DateTimeParseException e) {
      throw new BadStart("FOLLOWUP_DATA: the file clock in %s holds no duration".formatted(folder));
    }
  }

  public void keepLead(Duration lead) {
    write("clock", lead.toString());
  }

  private Optional<String> read(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A reader sees all of it or what was there before. */
  private void write(String name, String text) {
    try {
      Path fresh = folder.resolve(name + ".new");
      Files.write(fresh, text.getBytes(UTF_8));
      var _ =
          Files.move(
              fresh,
              folder.resolve(name),
              StandardCopyOption.ATOMIC_MOVE,
              StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
