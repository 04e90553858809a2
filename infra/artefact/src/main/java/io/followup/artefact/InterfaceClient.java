package io.followup.artefact;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Runtime Interface Client: what a managed Java runtime starts, and starts functions with. */
final class InterfaceClient {
  static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /** One class of each of its jars. */
  private static final List<String> CLASSES =
      List.of(
          MAIN,
          "com.amazonaws.services.lambda.runtime.RequestHandler",
          "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
          "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

  private InterfaceClient() {}

  static List<Path> jars() {
    return CLASSES.stream().map(InterfaceClient::jar).distinct().toList();
  }

  static String classPath(Stream<Path> more) {
    return Stream.concat(more, jars().stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path jar(String name) {
    try {
      Class<?> found = Class.forName(name, false, InterfaceClient.class.getClassLoader());
      CodeSource source = found.getProtectionDomain().getCodeSource();
      URL location = source.getLocation();
      return Path.of(location.toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException("the Runtime Interface Client is not whole: " + name, e);
    }
  }
}
