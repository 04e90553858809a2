package io.followup.standins.aws;

import io.followup.standins.aws.Search.Found;
import io.followup.standins.aws.Search.Nowhere;
import java.net.URI;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack in a container, where a Docker daemon answers; it ends with this JVM. */
final class LocalStack {
  /**
   * Testcontainers tells each way in which it found no daemon, with stack traces. One line, our
   * own, is enough. Held here, since a logger that nobody holds forgets its level.
   */
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("org.testcontainers"), Logger.getLogger("tc"));

  private LocalStack() {}

  static Search start() {
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return new Nowhere("no Docker daemon answers and AWS_ENDPOINT_URL is not set");
    }
    String image = System.getProperty("localstack.image", "localstack/localstack:4.14.0");
    try {
      return new Found(started(image));
    } catch (ContainerFetchException e) {
      return new Nowhere("Docker cannot get " + image + " and AWS_ENDPOINT_URL is not set");
    }
  }

  /** Testcontainers takes it away when this JVM has ended. */
  @SuppressWarnings("resource")
  private static URI started(String image) {
    LocalStackContainer container =
        new LocalStackContainer(DockerImageName.parse(image))
            .withServices("dynamodb", "events", "sns", "sqs", "stepfunctions");
    container.start();
    return container.getEndpoint();
  }
}
