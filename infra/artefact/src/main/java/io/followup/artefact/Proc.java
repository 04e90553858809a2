package io.followup.artefact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Linux tells of a process that is there. */
public record Proc(long pid) {
  /**
   * Memory, in KiB.
   *
   * @param field of its status, such as {@code VmRSS}
   */
  public long kib(String field) throws IOException {
    return Files.readAllLines(path("status")).stream()
        .filter(line -> line.startsWith(field + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow(() -> new IOException("nobody tells " + field));
  }

  /**
   * Time of all its threads on a processor so far, to the nanosecond, which no clock tick is.
   * Threads that have ended are not counted.
   */
  public long processorNanos() throws IOException {
    try (Stream<Path> threads = Files.list(path("task"))) {
      long sum = 0;
      for (Path thread : threads.toList()) {
        sum += Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ", 2)[0]);
      }
      return sum;
    }
  }

  private Path path(String name) {
    return Path.of("/proc", Long.toString(pid), name);
  }
}
