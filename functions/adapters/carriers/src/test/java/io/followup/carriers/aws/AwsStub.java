package io.followup.carriers.aws;

import io.followup.carriers.conformance.VendorStub;
import io.followup.carriers.conformance.VendorStub.Reply;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** A port in AWS's place: it answers as it was told to, and keeps what it was asked. */
public final class AwsStub implements AutoCloseable {
  private static final List<String> PROPERTIES =
      List.of("aws.endpointUrl", "aws.region", "aws.accessKeyId", "aws.secretAccessKey");

  /** As it is written in what came. */
  private static final String TARGET = "X-amz-target";

  /** A function's role comes with one, and it goes along with each request. */
  public static final String SESSION_TOKEN = "s3ssionT0ken";

  private final VendorStub port = new VendorStub();

  /** Queues one reply. */
  public AwsStub then(Reply reply) {
    port.then(reply);
    return this;
  }

  public AwsStub answers(int status, String body) {
    port.then(status, body);
    return this;
  }

  /** A fault of the JSON protocols. */
  public AwsStub faults(int status, String type, String message) {
    String body = "{\"__type\":\"com.amazonaws#%s\",\"message\":\"%s\"}".formatted(type, message);
    return answers(status, body);
  }

  /** What it was asked, oldest first. */
  public List<Request> requests() {
    return port.asked().stream()
        .map(asked -> new Request(asked.headers().getOrDefault(TARGET, ""), asked.body()))
        .toList();
  }

  /** What it was asked, if that was one request. */
  public Request request() {
    List<Request> requests = requests();
    if (requests.size() != 1) {
      throw new AssertionError("asked " + requests.size() + " times");
    }
    return requests.getFirst();
  }

  /** Over how many connections it was asked. */
  public int connections() {
    return port.connections();
  }

  public URI uri() {
    return URI.create(port.uri());
  }

  /** Where nobody listens. */
  public static URI nowhere() {
    return URI.create(VendorStub.nowhere());
  }

  /** A client builder that asks here. */
  public static <B extends AwsClientBuilder<B, C>, C> B pointed(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.AP_NORTHEAST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsSessionCredentials.create("test", "test", SESSION_TOKEN)));
  }

  /** Makes the SDK's default chain end here, until this is closed. */
  public AwsStub asDefault() {
    List<String> values = List.of(uri().toString(), "ap-northeast-2", "test", "test");
    for (int i = 0; i < PROPERTIES.size(); i++) {
      System.setProperty(PROPERTIES.get(i), values.get(i));
    }
    return this;
  }

  @Override
  public void close() {
    PROPERTIES.forEach(System::clearProperty);
    port.close();
  }
}
