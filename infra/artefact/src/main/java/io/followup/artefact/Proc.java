package io.followup.artefact;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

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

  /** Time of all its threads on a processor so far, ended ones included, to the nanosecond. */
  public long processorNanos() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(JAVA_LONG, 2);
      // As clock_getcpuclockid(3) makes it of a process's id; no clock tick, which is 10 ms.
      int clock = (int) (~pid << 3) | 2;
      if ((int) Clock.GETTIME.invokeExact(clock, time) != 0) {
        throw new IllegalStateException("nobody tells the time of " + pid);
      }
      return TimeUnit.SECONDS.toNanos(time.getAtIndex(JAVA_LONG, 0))
          + time.getAtIndex(JAVA_LONG, 1);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Apart, so that nobody is warned of native access who asks for memory alone. */
  @SuppressWarnings("restricted")
  private static final class Clock {
    static final MethodHandle GETTIME =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  }

  private Path path(String name) {
    return Path.of("/proc", Long.toString(pid), name);
  }
}
