package io.followup.local.workflow.engines;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Something that executes definitions, spoken to in Step Functions' own protocol. */
interface Engine extends AutoCloseable {
  /** Whoever answers the tasks. */
  interface Tasks {
    Answer asked(String function, JsonNode payload);

    /** What would be answered next; empty if the script is through. */
    Optional<Answer> next(String function);
  }

  /** The definition was not taken. */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  SfnClient client();

  Instant now();

  /** Makes a machine of this definition; answers its address. */
  String load(JsonNode definition, Tasks tasks) throws Refused;

  void after(Duration delay, Runnable then);

  /** Lets time go by until the execution has ended and nothing is due any more. */
  void liveThrough(String execution);

  @Override
  void close();
}
