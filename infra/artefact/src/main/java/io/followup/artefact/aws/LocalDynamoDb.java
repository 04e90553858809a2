package io.followup.artefact.aws;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import io.followup.aws.AwsCall;
import io.followup.aws.WireAnswer;
import io.followup.aws.events.StreamReader;
import io.followup.dynamodb.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** DynamoDB Local, served over HTTP by this process, with both tables and without TTL. */
public final class LocalDynamoDb implements AutoCloseable {
  public static final String PRESENCE = "presence";
  public static final String FOLLOWUP = "followup";

  private final URI uri;
  private final DynamoDBProxyServer server;
  private final DynamoDbClient client;
  private final DynamoDbStreamsClient streams;
  private final HttpClient http = HttpClient.newHttpClient();

  LocalDynamoDb() {
    int port = freePort();
    uri = URI.create("http://127.0.0.1:" + port);
    try {
      server =
          ServerRunner.createServerFromCommandLineArgs(
              new String[] {"-inMemory", "-sharedDb", "-port", Integer.toString(port)});
      server.start();
    } catch (Exception e) { // That is what it declares.
      throw new IllegalStateException("DynamoDB Local can't be started", e);
    }
    client = pointed(DynamoDbClient.builder()).build();
    streams = pointed(DynamoDbStreamsClient.builder()).build();
    client.createTable(Tables.presence(PRESENCE));
    client.createTable(Tables.followup(FOLLOWUP));
  }

  /** A client of the test's own, whose calls are not among those of the functions. */
  public DynamoDbClient client() {
    return client;
  }

  /** All that the table's stream holds, oldest first. */
  public List<Record> records(String table) {
    String stream = client.describeTable(t -> t.tableName(table)).table().latestStreamArn();
    List<Record> all = new ArrayList<>();
    boolean _ = new StreamReader(streams, stream, all::add).drain();
    return all;
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B pointed(B builder) {
    return builder
        .endpointOverride(uri)
        .region(Region.AP_NORTHEAST_2)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
  }

  WireAnswer answer(AwsCall call) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", WireAnswer.JSON)
            .header("X-Amz-Target", "DynamoDB_20120810." + call.operation())
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20261122/ap-northeast-2/dynamodb/aws4_request, SignedHeaders=host, Signature=0")
            .POST(HttpRequest.BodyPublishers.ofString(call.body()))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return WireAnswer.json(response.statusCode(), WireAnswer.JSON, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * None of those that the system hands out: nobody who asks for any port is given it meanwhile.
   */
  private static int freePort() {
    for (int tries = 0; tries < 100; tries++) {
      int port = ThreadLocalRandom.current().nextInt(12_000, 30_000);
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException _) {
        // Taken: the next one.
      }
    }
    throw new IllegalStateException("no port is free");
  }

  @Override
  public void close() {
    client.close();
    streams.close();
    http.close();
    try {
      server.stop();
    } catch (Exception e) { // That is what it declares.
      throw new IllegalStateException("DynamoDB Local can't be stopped", e);
    }
  }
}
