package io.followup.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.quarkus.arc.Arc;
import io.quarkus.arc.properties.UnlessBuildProperty;
import io.quarkus.funqy.lambda.FunqyLambdaBindingRecorder;
import io.quarkus.funqy.runtime.FunctionInvoker;
import io.quarkus.funqy.runtime.FunctionRecorder;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a function puts off until its first call is done before its snapshot is taken, so that what
 * SnapStart restores has it: the function and all it needs are made, one question for an item that
 * is not there makes client, TLS and codecs, and where calls come by HTTP, one to nowhere is
 * answered. Nothing is written, and nothing can fail the snapshot. Natively, and where no snapshot
 * is taken, nothing is done.
 *
 * <p>Chance stays chance: {@code SecureRandom} asks the kernel at each call.
 */
@Singleton
@UnlessBuildProperty(name = "quarkus.native.enabled", stringValue = "true", enableIfMissing = true)
final class Primed implements Resource {
  private static final Logger LOG = Logger.getLogger(Primed.class);

  /** What {@code AWS_LAMBDA_INITIALIZATION_TYPE} says where a snapshot is to be taken. */
  private static final String SNAPSHOT = "snap-start";

  private static final String NOWHERE =
      "{\"rawPath\":\"/\",\"requestContext\":{\"http\":{\"method\":\"GET\",\"path\":\"/\"}}}";

  private final Provider<DynamoDbClient> client;
  private final String table;
  private final String export;

  Primed(
      Provider<DynamoDbClient> client,
      @ConfigProperty(name = "followup.table.followup") String table,
      @ConfigProperty(name = "quarkus.funqy.export") String export) {
    this.client = client;
    this.table = table;
    this.export = export;
  }

  void started(
      @Observes StartupEvent event,
      @ConfigProperty(name = "AWS_LAMBDA_INITIALIZATION_TYPE", defaultValue = "on-demand")
          String initialization) {
    if (initialization.equals(SNAPSHOT)) {
      Core.getGlobalContext().register(this);
    }
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      FunctionInvoker function = FunctionRecorder.registry.matchInvoker(export);
      Arc.container().instance(function.getTargetClass()).get();
      if (function.getInputType() == APIGatewayV2HTTPEvent.class) {
        FunqyLambdaBindingRecorder.handle(
            new ByteArrayInputStream(NOWHERE.getBytes(UTF_8)),
            OutputStream.nullOutputStream(),
            null);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("The snapshot is taken without a call.", e);
    }
    ask();
  }

  /** A role that may not ask is refused, and its client is as warm. */
  private void ask() {
    AttributeValue nobody = AttributeValue.fromS("-");
    try {
      client.get().getItem(item -> item.tableName(table).key(Map.of("pk", nobody, "sk", nobody)));
    } catch (SdkException e) {
      LOG.debug("The snapshot is taken without a connection.", e);
    }
  }

  /** The client itself notices that the connections which it had are gone. */
  @Override
  public void afterRestore(Context<? extends Resource> context) {}
}
