package io.followup.aws.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.aws.AwsError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A file of devices, a line for each change; or none, and then nothing is kept. */
final class KeptEndpoints {
  private final Optional<Path> file;
  private final ObjectMapper json = new ObjectMapper();

  KeptEndpoints(Optional<Path> file) {
    this.file = file;
  }

  /** Tells what was kept, in its order. A line that a death cut off is left out. */
  void read(Consumer<PlatformEndpoint> there, Consumer<String> gone) {
    for (String line : lines()) {
      try {
        JsonNode one = json.readTree(line);
        String arn = one.path("arn").asText();
        if (one.has("token")) {
          there.accept(endpoint(arn, one));
        } else {
          gone.accept(arn);
        }
      } catch (IOException | AwsError e) {
        // Cut off, or of an application that is no more.
      }
    }
  }

  private List<String> lines() {
    try {
      return file.isPresent() && Files.exists(file.get())
          ? Files.readAllLines(file.get())
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PlatformEndpoint endpoint(String arn, JsonNode one) {
    return new PlatformEndpoint(
        arn,
        PlatformApplication.parse(one.path("application").asText()),
        one.path("token").asText(),
        Optional.ofNullable(one.path("userData").textValue()),
        one.path("enabled").asBoolean());
  }

  void put(PlatformEndpoint endpoint) {
    ObjectNode line =
        json.createObjectNode()
            .put("arn", endpoint.arn())
            .put("application", endpoint.application().arn())
            .put("token", endpoint.token())
            .put("enabled", endpoint.enabled());
    endpoint.userData().ifPresent(data -> line.put("userData", data));
    append(line);
  }

  /** No line of it stays. */
  void remove(String arn) {
    if (file.isEmpty()) {
      return;
    }
    String named = json.createObjectNode().put("arn", arn).toString();
    String begins = named.substring(0, named.length() - 1);
    Path next = file.get().resolveSibling(file.get().getFileName() + ".next");
    try {
      Files.write(next, lines().stream().filter(line -> !line.startsWith(begins)).toList());
      Files.move(next, file.get(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(ObjectNode line) {
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.write(
          file.get(),
          (line + "\n").getBytes(UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
