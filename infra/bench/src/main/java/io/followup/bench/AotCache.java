package io.followup.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.artefact.LambdaProcess;
import io.followup.artefact.Launch;
import io.followup.artefact.Launch.ClassPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a JVM learnt in a run with real events, kept for those that start after it. */
public record AotCache(Path file) {
  private static final int EVENTS = 100;

  /** Trains a function; the JVM writes the cache when it ends. */
  public static AotCache trained(Launch launch, Path file, JsonNode event) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (LambdaProcess process =
        launch.on(ClassPath.FLAT).jvm("-XX:AOTCacheOutput=" + file).start().ready()) {
      for (int round = 0; round < EVENTS; round++) {
        TeaHouse.answered(process.invoke(event));
      }
      process.terminate();
      if (!Files.exists(file)) {
        throw new IllegalStateException("no AOT cache was written:\n" + process.output());
      }
    }
    return new AotCache(file);
  }

  /** The JVM refuses to start rather than go on without it. */
  public Launch used(Launch launch) {
    return launch.on(ClassPath.FLAT).jvm("-XX:AOTCache=" + file, "-XX:AOTMode=on");
  }

  long bytes() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
