package io.followup.handlers.journal;

import io.followup.wire.credential.Wall;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the functions decided, a line of JSON each, to standard output: Lambda's log, and the
 * laptop's. No library and no call: CloudWatch makes its metrics of the lines.
 */
@Singleton
public class Journal {
  private final Optional<String> namespace;
  private final String function;
  private final InstantSource wall;
  private final PrintStream out;

  @Inject
  public Journal(
      @ConfigProperty(name = "followup.metrics") Optional<String> namespace,
      @ConfigProperty(name = "AWS_LAMBDA_FUNCTION_NAME") Optional<String> function,
      @Wall InstantSource wall) {
    this(namespace, function.orElse("laptop"), wall, System.out);
  }

  /**
   * @param namespace of the metrics; where there is none, nobody makes metrics of the lines
   */
  public Journal(Optional<String> namespace, String function, InstantSource wall, PrintStream out) {
    this.namespace = namespace;
    this.function = function;
    this.wall = wall;
    this.out = out;
  }

  /** Written whole, also beside others. */
  public void write(Line line) {
    out.println(line.json(namespace, function, wall.millis()));
  }
}
