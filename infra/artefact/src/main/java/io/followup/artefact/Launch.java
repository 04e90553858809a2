package io.followup.artefact;

import static io.followup.artefact.Artefact.Form.JVM;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a function is started.
 *
 * @param environment beside what Lambda itself sets
 * @param jvmOptions beside those that Lambda itself sets; a native form has none
 * @param classPath whose loader finds the function's classes; a native form has none
 */
public record Launch(
    Artefact artefact,
    String function,
    Map<String, String> environment,
    List<String> jvmOptions,
    ClassPath classPath) {
  public enum ClassPath {
    /** As on Lambda: the client's jars alone, and a loader of its own for the function's. */
    LAMBDA,
    /**
     * One class path: two jars with all of the function's, then the client's, as for an AOT cache.
     */
    FLAT
  }

  private static final String HANDLER = "io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest";

  /** The options of the managed runtimes: they too end at C1, and collect serially. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx256m",
          "--enable-native-access=ALL-UNNAMED",
          "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");

  public static Launch of(Artefact artefact, String function) {
    return new Launch(artefact, function, Map.of(), List.of(), ClassPath.LAMBDA);
  }

  /** With these too; whatever was there under the same name gives way. */
  public Launch with(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(variables);
    return new Launch(artefact, function, Map.copyOf(all), jvmOptions, classPath);
  }

  /** As SnapStart does before it takes a snapshot. */
  public Launch snapStart() {
    return with(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));
  }

  public Launch jvm(String... options) {
    return new Launch(artefact, function, environment, List.of(options), classPath);
  }

  public Launch on(ClassPath other) {
    return new Launch(artefact, function, environment, jvmOptions, other);
  }

  /** Starts it, and returns at once. */
  public LambdaProcess start() {
    RuntimeApi api = new RuntimeApi(function);
    ProcessBuilder builder = process(api.address());
    try {
      return new LambdaProcess(function, api, System.nanoTime(), builder.start());
    } catch (IOException e) {
      api.close();
      throw new UncheckedIOException(function + " can't be started", e);
    }
  }

  /** How its process is made, for whoever has a Runtime API of their own. */
  public ProcessBuilder process(String runtimeApi) {
    ProcessBuilder builder = new ProcessBuilder(command());
    builder.environment().clear();
    builder.environment().putAll(lambda(runtimeApi));
    builder.environment().putAll(environment);
    builder.directory(home().toFile());
    return builder.redirectErrorStream(true).redirectInput(new File("/dev/null"));
  }

  /** The client looks into it for jars and classes, and so for every resource too. */
  private Path home() {
    if (artefact.form() != JVM) {
      return artefact.root();
    }
    return switch (classPath) {
      case LAMBDA -> artefact.root();
      case FLAT -> SingleJar.of(artefact).getFirst().resolveSibling(".").normalize();
    };
  }

  private List<String> command() {
    if (artefact.form() != JVM) {
      return List.of(artefact.root().resolve("bootstrap").toString());
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", paths(), InterfaceClient.MAIN, HANDLER));
    return command;
  }

  private String paths() {
    return switch (classPath) {
      case LAMBDA -> InterfaceClient.classPath(Stream.of());
      case FLAT -> InterfaceClient.classPath(SingleJar.of(artefact).stream());
    };
  }

  /** What Lambda sets. */
  private Map<String, String> lambda(String runtimeApi) {
    Map<String, String> variables = new HashMap<>();
    variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    variables.put("LANG", "en_US.UTF-8");
    variables.put("TZ", ":UTC");
    variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function);
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function);
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/22/[$LATEST]0");
    variables.put("AWS_REGION", "ap-northeast-2");
    variables.put("AWS_DEFAULT_REGION", "ap-northeast-2");
    variables.put("AWS_ACCESS_KEY_ID", "test");
    variables.put("AWS_SECRET_ACCESS_KEY", "test");
    variables.put("AWS_SESSION_TOKEN", "test");
    variables.put("LAMBDA_TASK_ROOT", home().toString());
    variables.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
    variables.put("_HANDLER", HANDLER);
    return variables;
  }
}
