package io.followup.local.workflow.engines;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.local.workflow.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Something that executes definitions, spoken to in Step Functions' own protocol. */
interface Engine extends AutoCloseable {
  /** Whoever answers the tasks. */
  interface Tasks {
    Answer asked(String function, JsonNode payload);

    /** A task put this into a queue. */
    void sent(JsonNode body, int delaySeconds);

    /** A task started an execution of this machine. */
    void started(String machine, JsonNode input);

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

  /** What became of an Express execution, which cannot be asked for. */
  record Express(String status, List<String> entered) {}

  SfnClient client();

  Instant now();

  /** The queue that tasks may put messages into. */
  String queue();

  /** Makes a machine of this definition; answers its address. */
  String load(String name, Kind kind, JsonNode definition, Tasks tasks) throws Refused;

  /** Empty where the engine executes Express machines as Standard ones. */
  Optional<Express> express(String execution);

  /** What the engine bills of this execution's machine, if it counts that. */
  OptionalLong transitions(String execution);

  void after(Duration delay, Runnable then);

  /** Lets time go by until the execution and those it started have ended, and nothing is due. */
  void liveThrough(String execution);

  @Override
  void close();
}
